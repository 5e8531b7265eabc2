import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { reservedRules } from '../policy.ts'
import { t } from '../words.ts'
import { type EntryTexts, enterpriseTexts, offerTexts } from './document.ts'
import { allWords } from './interpret.ts'

/** What stands in directory.search_entries for an enterprise itself rather than one of its offers. */
export const enterpriseEntry = '00000000-0000-0000-0000-000000000000'

type Entry = EntryTexts & {
  tenant_id: string
  offer_id: string
  category: string | null
  title: string
  title_en: string
  /** Where this offer alone is delivered; null: wherever the enterprise delivers. */
  area: string[] | null
  cpv: string | null
}

/** Writes the search entries of one enterprise anew; takes them away when it is not published or has ended. */
export const refreshEntries = (tx: Tx, today: Temporal.PlainDate, tenantId: string): Promise<void> =>
  refreshAllEntries(tx, today, [tenantId])

export const refreshAllEntries = async (
  tx: Tx,
  today: Temporal.PlainDate,
  tenantIds: readonly string[],
): Promise<void> => {
  if (tenantIds.length === 0) return
  await tx.deleteFrom('directory.search_entries').where('tenant_id', 'in', tenantIds).execute()
  const enterprises = await tx
    .selectFrom('directory.enterprises')
    .select(['tenant_id', 'name', 'place', 'municipality_code', 'presentation_sv', 'presentation_en'])
    .where('tenant_id', 'in', tenantIds)
    .where('published_at', 'is not', null)
    .execute()
  const offers = await tx
    .selectFrom('directory.offers')
    .selectAll()
    .where('tenant_id', 'in', enterprises.length > 0 ? enterprises.map(e => e.tenant_id) : [enterpriseEntry])
    .where('ended_at', 'is', null)
    .execute()
  const places = await tx
    .selectFrom('directory.places')
    .select(['tenant_id', 'kind', 'tasks_sv', 'tasks_en'])
    .where('tenant_id', 'in', enterprises.length > 0 ? enterprises.map(e => e.tenant_id) : [enterpriseEntry])
    .execute()
  const workAt = (tenantId: string, language: 'sv' | 'en') =>
    places
      .filter(p => p.tenant_id === tenantId)
      .map(p => `${t(`place_${p.kind as 'work_training'}`, undefined, language)} ${p[`tasks_${language}`]}`)
      .join(' . ')
  const entries = enterprises.flatMap((e): Entry[] => {
    const municipality = municipalities.get(e.municipality_code)?.name ?? ''
    const who = { name: e.name, presentation: e.presentation_sv, place: e.place, municipality }
    const own: Entry = {
      ...enterpriseTexts(who, e.presentation_en, {
        sv: workAt(e.tenant_id, 'sv'),
        en: workAt(e.tenant_id, 'en'),
      }),
      tenant_id: e.tenant_id,
      offer_id: enterpriseEntry,
      category: null,
      title: e.name,
      title_en: '',
      area: null,
      cpv: null,
    }
    const theirs = offers.filter(o => o.tenant_id === e.tenant_id)
    return [
      own,
      ...theirs.map(o => ({
        ...offerTexts(
          {
            category: o.category,
            titleSv: o.title_sv,
            titleEn: o.title_en,
            descriptionSv: o.description_sv,
            descriptionEn: o.description_en,
            cpv: o.cpv,
          },
          who,
        ),
        tenant_id: o.tenant_id,
        offer_id: o.offer_id,
        category: o.category,
        title: o.title_sv,
        title_en: o.title_en,
        area: o.area.length > 0 ? o.area : null,
        cpv: o.cpv,
      })),
    ]
  })
  await writeEntries(tx, entries, reservedRules.at(today).share)
  await learnWords(tx, entries)
}

const writeEntries = (tx: Tx, entries: Entry[], share: number) =>
  sql`
    insert into directory.search_entries (tenant_id, offer_id, category, title, title_en, cpv, municipality_code, county_code, kind, lat, lon,
      serves, serves_radius_km, certified_until, free_places, reservable, confirmed_at, confirmed_by_itself,
      document, steward_id, is_public)
    select r.tenant_id, r.offer_id, r.category, r.title, r.title_en, r.cpv, e.municipality_code, m.county_code, e.kind, e.lat, e.lon,
      coalesce(r.area, (select array_agg(a.municipality_code) from directory.service_areas a where a.tenant_id = e.tenant_id), '{}'),
      case when r.area is null then e.serves_radius_km end, e.certified_until,
      coalesce((select sum(p.free) from directory.places p where p.tenant_id = e.tenant_id), 0)::int,
      directory.may_be_reserved(e, ${share}), e.confirmed_at, e.confirmed_by_itself,
      setweight(to_tsvector('swedish', r.a), 'A') || setweight(to_tsvector('english', r."englishA"), 'A')
        || setweight(to_tsvector('simple', r.codes), 'A') || setweight(to_tsvector('swedish', r.b), 'B')
        || setweight(to_tsvector('swedish', r.c), 'C') || setweight(to_tsvector('english', r."englishC"), 'C')
        || setweight(to_tsvector('swedish', r.d), 'D'), e.steward_id, e.is_public
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(tenant_id uuid, offer_id uuid, category text, title text, title_en text, area text[],
        cpv text, a text, b text, c text, d text, "englishA" text, "englishC" text, codes text)
      join directory.enterprises e using (tenant_id) join core.municipalities m on m.code = e.municipality_code`.execute(
    tx,
  )

/** Remembers the words that occur, so that a misspelt one can be led to its neighbour. */
const learnWords = async (tx: Tx, entries: Entry[]) => {
  const words = new Set(
    entries
      .flatMap(e => allWords(`${e.a} ${e.b} ${e.c} ${e.englishA}`.toLowerCase()))
      .filter(w => w.length > 2 && w.length < 40),
  )
  await sql`insert into directory.search_words (word) select unnest(${[...words]}::text[]) on conflict do nothing`.execute(
    tx,
  )
}
