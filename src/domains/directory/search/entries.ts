import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { municipalities } from '../../../core/reference/places.ts'
import type { Services } from '../../../core/web/services.ts'
import { dayOf } from '../../../kit/clock.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { type EnterpriseRecord, selectRecordsOf } from '../machines/records.ts'
import { kindName, taskName } from '../places/words.ts'
import { reservedRules } from '../policy.ts'
import { writeCards } from './cards.ts'
import { type EntryTexts, enterpriseTexts, offerTexts } from './document.ts'
import { allWords } from './interpret.ts'
import { knownWords } from './meaning.ts'

/** What stands in directory.search_entries for an enterprise itself rather than one of its offers. */
export const enterpriseEntry = '00000000-0000-0000-0000-000000000000'

type Entry = EntryTexts & {
  tenant_id: string
  offer_id: string
  nr: number
  category: string | null
  /** Where this offer alone is delivered; null: wherever the enterprise delivers. */
  area: string[] | null
}

/** Writes anew what finds one enterprise and what is shown of it; takes it away when it is not published or has ended. */
export const refreshEntries = (tx: Tx, now: Temporal.Instant, tenantId: string): Promise<void> =>
  refreshAllEntries(tx, now, [tenantId])

const entriesOf = (e: EnterpriseRecord): Entry[] => {
  const municipality = municipalities.get(e.municipality_code)?.name ?? ''
  const who = { name: e.name, presentation: e.presentation_sv, place: e.place, municipality }
  const work = (language: 'sv' | 'en') =>
    e.places
      .map(
        p =>
          `${kindName(p.kind, language)} ${p.tasks.map(task => taskName(task, language)).join(' ')} ${p[`tasks_${language}`]}`,
      )
      .join(' . ')
  const own = enterpriseTexts(who, e.presentation_en, { sv: work('sv'), en: work('en') })
  return [
    { ...own, tenant_id: e.tenant_id, offer_id: enterpriseEntry, nr: 0, category: null, area: null },
    ...e.offers.map((o, i) => ({
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
      tenant_id: e.tenant_id,
      offer_id: o.offer_id,
      nr: i + 1,
      category: o.category,
      area: o.area.length > 0 ? o.area : null,
    })),
  ]
}

export const refreshAllEntries = async (
  tx: Tx,
  now: Temporal.Instant,
  tenantIds: readonly string[],
): Promise<void> => {
  if (tenantIds.length === 0) return
  await tx.deleteFrom('directory.search_entries').where('tenant_id', 'in', tenantIds).execute()
  const records = await selectRecordsOf(tx, tenantIds)
  await writeCards(tx, now, tenantIds, records)
  const entries = records.flatMap(entriesOf)
  await writeEntries(tx, entries, reservedRules.at(dayOf(now)).share)
  await learnWords(tx, entries)
}

const atATime = 200

/** Makes what finds and shows published enterprises, where a version before left nothing of the kind. */
export const fillEntries = async ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> => {
  await db.inActor(system('search'), tx => addWords(tx, knownWords()))
  for (;;) {
    const missing = await db.inActor(system('search'), async tx => {
      const rows = await tx
        .selectFrom('directory.enterprises as e')
        .select('e.tenant_id')
        .where('e.published_at', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('directory.search_cards as c')
                .select('c.slug')
                .whereRef('c.tenant_id', '=', 'e.tenant_id'),
            ),
          ),
        )
        .limit(atATime)
        .execute()
      await refreshAllEntries(
        tx,
        clock.now(),
        rows.map(r => r.tenant_id),
      )
      return rows.length
    })
    if (missing < atATime) return
  }
}

/** Flat-earth distance, as wherever the register measures. */
const within = sql`111.2 * sqrt(power(e.lat - p.lat, 2) + power((e.lon - p.lon) * cos(radians(p.lat)), 2)) <= e.serves_radius_km`

const writeEntries = (tx: Tx, entries: Entry[], share: number) =>
  sql`
    with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(tenant_id uuid, offer_id uuid, nr smallint,
        category text, area text[], a text, b text, c text, d text, "englishA" text, "englishC" text, codes text, kinds text)),
      e as materialized (select e.*, directory.may_be_reserved(e, ${share}) as reservable, directory.trust_level(e, '-infinity') as trust,
          array(select p.code from core.municipalities p where p.code = e.municipality_code or ${within}
            or p.code in (select a.municipality_code from directory.service_areas a where a.tenant_id = e.tenant_id) order by p.code) as everywhere,
          coalesce((select sum(p.free) from directory.places p where p.tenant_id = e.tenant_id), 0)::int as free_places
        from directory.enterprises e where e.tenant_id in (select r.tenant_id from r))
    insert into directory.search_entries (tenant_id, offer_id, nr, category, municipality_code, kind, lat, lon, reach, certified_until, free_places,
      reservable, confirmed_at, confirmed_by_itself, trust, document, steward_id, is_public)
    select r.tenant_id, r.offer_id, r.nr, r.category, e.municipality_code, e.kind, e.lat, e.lon,
      case when r.area is null then e.everywhere else array(select distinct unnest(r.area || e.municipality_code) order by 1) end,
      e.certified_until, e.free_places, e.reservable, e.confirmed_at, e.confirmed_by_itself, e.trust,
      setweight(to_tsvector('swedish', r.a), 'A') || setweight(to_tsvector('english', r."englishA"), 'A')
        || setweight(to_tsvector('simple', r.codes), 'A') || setweight(to_tsvector('simple', r.kinds), 'B')
        || setweight(to_tsvector('swedish', r.b), 'B')
        || setweight(to_tsvector('swedish', r.c), 'C') || setweight(to_tsvector('english', r."englishC"), 'C')
        || setweight(to_tsvector('swedish', r.d), 'D'), e.steward_id, e.is_public
    from r join e using (tenant_id)`.execute(tx)

/** Remembers the words that occur, so that a misspelt one can be led to its neighbour. */
const learnWords = (tx: Tx, entries: Entry[]) =>
  addWords(
    tx,
    entries.flatMap(e => allWords(`${e.a} ${e.b} ${e.c} ${e.englishA}`.toLowerCase())),
  )

const addWords = async (tx: Tx, all: readonly string[]) => {
  const words = new Set(all.filter(w => w.length > 2 && w.length < 40))
  await sql`insert into directory.search_words (word) select unnest(${[...words]}::text[]) on conflict do nothing`.execute(
    tx,
  )
}
