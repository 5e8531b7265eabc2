import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Temporal } from 'temporal-polyfill'
import type { AsVisitor, Tx } from '../../../kit/db/actor.ts'
import { MovedOn, notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'
import { selectOptionalMovedTo } from '../enterprises/queries.ts'

/**
 * What the open interfaces know of published enterprises, with their offers and places: one statement, however many.
 * Asked as nobody: row-level security then shows what everybody may see.
 */
const selectRecords = (tx: Tx) =>
  tx
    .selectFrom('directory.enterprises as e')
    .leftJoin('core.organisations as own', 'own.tenant_id', 'e.tenant_id')
    .selectAll('e')
    .leftJoin('core.organisations as r', 'r.tenant_id', 'e.reviewed_by')
    .leftJoin('core.organisations as k', 'k.tenant_id', 'e.steward_id')
    .select('own.orgnr')
    // Who reviewed it and who keeps it, where everybody may know of them: the same for whoever asks.
    .select(({ ref }) => [
      sql<string | null>`case when ${ref('r.is_public')} then ${ref('r.name')} end`.as('reviewer'),
      sql<string | null>`case when ${ref('k.is_public')} then ${ref('k.name')} end`.as('steward'),
    ])
    .select(eb => [
      jsonArrayFrom(
        eb
          .selectFrom('directory.offers as o')
          .select([
            'o.offer_id',
            'o.category',
            'o.title_sv',
            'o.title_en',
            'o.description_sv',
            'o.description_en',
            'o.cpv',
            'o.unit_sv',
            'o.unit_en',
            'o.price_from_ore',
            'o.price_to_ore',
            'o.capacity_amount',
            'o.capacity_per',
            'o.lead_time_days',
            'o.min_order',
            'o.max_order',
            'o.seasons',
            'o.area',
          ])
          // Inside JSON an instant arrives as text.
          .select(o => o.ref('o.updated_at').$castTo<string>().as('updated_at'))
          .whereRef('o.tenant_id', '=', 'e.tenant_id')
          .where('o.ended_at', 'is', null)
          .orderBy('o.title_sv')
          .orderBy('o.offer_id'),
      ).as('offers'),
      jsonArrayFrom(
        eb
          .selectFrom('directory.places as p')
          .select(['p.place_id', 'p.kind', 'p.tasks_sv', 'p.tasks_en', 'p.total', 'p.free', 'p.free_as'])
          .select(['p.days', 'p.tasks', 'p.adaptations', 'p.languages', 'p.access'])
          .select(p => [
            p.ref('p.next_free_on').$castTo<string | null>().as('next_free_on'),
            p.ref('p.updated_at').$castTo<string>().as('updated_at'),
            p.ref('p.confirmed_at').$castTo<string | null>().as('confirmed_at'),
          ])
          .whereRef('p.tenant_id', '=', 'e.tenant_id')
          .orderBy('p.kind')
          .orderBy('p.place_id'),
      ).as('places'),
      jsonArrayFrom(
        eb
          .selectFrom('directory.service_areas as a')
          .select('a.municipality_code')
          .whereRef('a.tenant_id', '=', 'e.tenant_id')
          .orderBy('a.municipality_code'),
      ).as('areas'),
      jsonArrayFrom(
        eb
          .selectFrom('directory.criteria as c')
          .select(['c.criterion', 'c.met'])
          .select(c => c.ref('c.verified_at').$castTo<string | null>().as('verified_at'))
          .whereRef('c.tenant_id', '=', 'e.tenant_id')
          .orderBy('c.criterion'),
      ).as('criteria'),
      jsonArrayFrom(
        eb
          .selectFrom('directory.slugs as f')
          .select('f.slug')
          .whereRef('f.tenant_id', '=', 'e.tenant_id')
          .whereRef('f.slug', '!=', 'e.slug')
          .orderBy('f.slug'),
      ).as('formerly'),
    ])
    .where('e.published_at', 'is not', null)

export type EnterpriseRecord = Awaited<ReturnType<ReturnType<typeof selectRecords>['execute']>>[number]
export type OfferRecord = EnterpriseRecord['offers'][number]
export type PlaceRecord = EnterpriseRecord['places'][number]

/** Those of these that are published, in the order asked for. */
export const selectRecordsOf = async (tx: Tx, tenantIds: readonly string[]): Promise<EnterpriseRecord[]> => {
  if (tenantIds.length === 0) return []
  const found = await selectRecords(tx).where('e.tenant_id', 'in', tenantIds).execute()
  const byId = new Map(found.map(r => [r.tenant_id, r]))
  return tenantIds.flatMap(id => byId.get(id) ?? [])
}

/** One page in the order of their ids: what the files are read by. */
export const selectRecordsAfter = (
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<EnterpriseRecord[]> =>
  selectRecords(tx)
    .$if(after !== null, q => q.where('e.tenant_id', '>', after))
    .orderBy('e.tenant_id')
    .limit(limit)
    .execute()

/** By its id or by the name in its address: 404 where there is none to be seen, 301 where it is part of another now. */
export const selectRecord = async (tx: Tx, idOrSlug: string): Promise<EnterpriseRecord> => {
  const isName = /^[a-z0-9-]{1,80}$/.test(idOrSlug)
  const found =
    isName &&
    (await selectRecords(tx)
      .where(isId(idOrSlug) ? 'e.tenant_id' : 'e.slug', '=', idOrSlug)
      .executeTakeFirst())
  if (found) return found
  const to = isName ? await selectOptionalMovedTo(tx, idOrSlug) : undefined
  throw to === undefined ? notFound() : new MovedOn(idOrSlug, isId(idOrSlug) ? to.tenant_id : to.slug)
}

/** The same as JSON without its beginning, ready made, while it holds; undefined where it must be looked up. */
export const selectReady = async (
  ask: AsVisitor,
  idOrSlug: string,
  now: Temporal.Instant,
): Promise<string | undefined> => {
  const key = isId(idOrSlug) ? 'tenant_id' : 'slug'
  const [found] = await ask<{ record: string }>({
    text: `select record from directory.search_cards where ${key} = $1 and holds_until > $2`,
    values: [idOrSlug, now.toString()],
  })
  return found?.record
}
