import { sql } from 'kysely'
import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { Spoken } from '../../directory/public.ts'

/** An offer as a need looks at it. */
export type Offer = {
  offer_id: string
  category: string
  title_sv: string
  title_en: string
  unit_sv: string
  unit_en: string
  capacity_amount: number | null
  capacity_per: string | null
  lead_time_days: number | null
  min_order: number | null
  max_order: number | null
  seasons: string[]
}

/** An enterprise with what it offers of the kinds asked for, and which of the places it delivers to. */
export type Supplier = {
  tenant_id: string
  slug: string
  name: string
  place: string
  municipality_code: string
  km: number
  /** Of the places asked for. */
  serves: string[]
  reservable: boolean
  offers: Offer[]
} & Spoken

/**
 * Enterprises with an offer of one of the kinds, wherever they are: who delivers to the places asked for, who is near
 * enough to grow into it (`withinKm` of the first place), and nobody else.
 */
export const selectSuppliers = async (
  tx: Tx,
  kinds: readonly string[],
  area: readonly string[],
  withinKm: number,
): Promise<Supplier[]> => {
  const places = area.map(code => municipalities.get(code)).filter(m => m !== undefined)
  const [first] = places
  if (first === undefined || kinds.length === 0) return []
  const { rows } = await sql<Supplier>`
    with entries as materialized (
      select s.tenant_id, s.offer_id, s.municipality_code, s.reservable,
        111.2 * sqrt(power(s.lat - ${first.lat}, 2) + power((s.lon - ${first.lon}) * cos(radians(${first.lat})), 2)) as km,
        array(select code from unnest(${places.map(({ code }) => code)}::text[]) with ordinality as p(code, place)
          where s.reach @> array[p.code] order by place) as serves
      from directory.search_entries s where s.category = any (${[...kinds]}::text[])),
    reached as (select * from entries where cardinality(serves) > 0 or km <= ${withinKm})
    select e.tenant_id, e.slug, e.name, e.place, e.municipality_code, min(r.km)::int as km,
      array(select distinct unnest(x.serves) from reached x where x.tenant_id = e.tenant_id order by 1) as serves,
      e.confirmed_at, e.confirmed_by_itself, e.claimed_at, e.speaker_checked_at, e.reviewed_at, k.name as steward,
      case when e.reviewed_by <> e.steward_id then w.name end as reviewer, bool_or(r.reservable) as reservable,
      json_agg(json_build_object('offer_id', o.offer_id, 'category', o.category, 'title_sv', o.title_sv, 'title_en', o.title_en,
        'unit_sv', o.unit_sv, 'unit_en', o.unit_en, 'capacity_amount', o.capacity_amount, 'capacity_per', o.capacity_per,
        'lead_time_days', o.lead_time_days, 'min_order', o.min_order, 'max_order', o.max_order, 'seasons', o.seasons)
        order by o.title_sv) as offers
    from reached r join directory.enterprises e using (tenant_id)
      join directory.offers o on o.tenant_id = r.tenant_id and o.offer_id = r.offer_id
      left join core.organisations k on k.tenant_id = e.steward_id
      left join core.organisations w on w.tenant_id = e.reviewed_by
    group by e.tenant_id, k.name, w.name`.execute(tx)
  return rows
}

/** Who has been asked about a need already. */
export const selectAskedAbout = async (
  tx: Tx,
  { tenant_id, need_id }: { tenant_id: string; need_id: string },
): Promise<ReadonlySet<string>> => {
  const asks = await tx
    .selectFrom('needs.inquiry_asks as a')
    .innerJoin('needs.inquiries as i', join =>
      join.onRef('i.tenant_id', '=', 'a.tenant_id').onRef('i.inquiry_id', '=', 'a.inquiry_id'),
    )
    .select('a.enterprise_id')
    .where('i.tenant_id', '=', tenant_id)
    .where('i.need_id', '=', need_id)
    .execute()
  return new Set(asks.map(ask => ask.enterprise_id))
}
