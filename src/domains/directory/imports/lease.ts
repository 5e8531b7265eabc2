import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import type { Import } from './queries.ts'

/** How long a process may be silent before another takes its import over. */
const lease = { seconds: 30 }
/** Taken up so often without getting further, it is the import that ends the process. */
const mostTaken = 5

const running = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .updateTable('directory.imports')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('state', '=', 'running')

/** Makes a running import ours if nobody else is at it. `isHopeless`: it is not to be tried again. */
export const takeImport = async (
  tx: Tx,
  now: Temporal.Instant,
  at: ImportKey,
): Promise<{ made: Import; takenBy: string; isHopeless: boolean } | undefined> => {
  const takenBy = randomUUID()
  const made = await running(tx, at)
    .set(eb => ({ taken_by: takenBy, lease_until: now.add(lease), taken_times: eb('taken_times', '+', 1) }))
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now)]))
    .returningAll()
    .executeTakeFirst()
  return made && { made, takenBy, isHopeless: made.taken_times > mostTaken }
}

/** Says that the run is alive; `further`: it has got on since it began. Undefined: it is not the run's any more. */
export const keepImport = (tx: Tx, now: Temporal.Instant, at: ImportKey, takenBy: string, further: boolean) =>
  running(tx, at)
    .set({ lease_until: now.add(lease), ...(further ? { taken_times: 0 } : {}) })
    .where('taken_by', '=', takenBy)
    .returningAll()
    .executeTakeFirst()

/** Lets go of an import: whoever comes next goes on with it. */
export const releaseImport = (tx: Tx, at: ImportKey, takenBy: string) =>
  running(tx, at)
    .set({ lease_until: null, taken_by: null, taken_times: 0 })
    .where('taken_by', '=', takenBy)
    .execute()

/** A run that has lost its lease. */
export class LeaseLost extends Error {}

/** The import is still this run's, and stays so until the transaction ends; else nothing is written. */
export const holdImport = async (tx: Tx, { tenantId, importId }: ImportKey, takenBy: string) => {
  const held = await tx
    .selectFrom('directory.imports')
    .select('import_id')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('state', '=', 'running')
    .where('taken_by', '=', takenBy)
    .forShare()
    .executeTakeFirst()
  if (held === undefined) throw new LeaseLost()
}

/** Running imports that nobody is at. */
export const selectLeft = async (tx: Tx, now: Temporal.Instant): Promise<ImportKey[]> => {
  const left = await tx
    .selectFrom('directory.imports')
    .select(['tenant_id', 'import_id'])
    .where('state', '=', 'running')
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now)]))
    .modifyEnd(acrossTenants('what nobody is at'))
    .execute()
  return left.map(row => ({ tenantId: row.tenant_id, importId: row.import_id }))
}
