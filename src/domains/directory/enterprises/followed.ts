import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'

/** What belongs to an enterprise, and says itself who keeps it and whether it is public: its policies ask nothing else. */
const followers = [
  'directory.service_areas',
  'directory.criteria',
  'directory.offers',
  'directory.places',
  'directory.place_terms',
  'directory.pictures',
  'directory.de_minimis',
  'directory.claims',
  'directory.search_entries',
  'directory.search_cards',
  'directory.merges',
] as const

/**
 * Waits until nobody else changes the enterprise or what belongs to it, before anything of that is changed: they take
 * turns from the enterprise's row downwards, and a row that is made follows what the row above says when it is stored.
 */
export const holdEnterprise = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.enterprises')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forNoKeyUpdate()
    .execute()

/** For a new row of an enterprise. A reference checks it when the transaction ends. */
export const followed = (tenantId: string) => {
  const its = (column: string) =>
    sql<never>`(select ${sql.ref(column)} from directory.enterprises where tenant_id = ${tenantId})`
  return { steward_id: its('steward_id'), is_public: its('is_public') }
}

/** After an enterprise changed its steward, was published or was taken out: its rows follow. */
export const follow = async (tx: Tx, tenantId: string): Promise<void> => {
  for (const table of followers)
    await sql`update ${sql.table(table)} r set steward_id = e.steward_id, is_public = e.is_public
      from directory.enterprises e where e.tenant_id = ${tenantId} and r.tenant_id = ${tenantId}
        and (r.steward_id, r.is_public) is distinct from (e.steward_id, e.is_public)`.execute(tx)
}
