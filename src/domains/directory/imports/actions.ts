import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Chosen, ImportKey } from '../../../core/imports/kind.ts'
import { callOff, enqueue } from '../../../core/jobs/queue.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import type { Field } from './columns.ts'
import type { Import } from './queries.ts'
import { selectCounts } from './queries.ts'
import { endImport } from './run.ts'
import { importJob } from './schema.ts'

const told = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, importId }: ImportKey,
  action: string,
  detail = {},
) => audit(tx, by, at, { tenantId, action, objectType: 'import', objectId: importId, detail })

/** Starts an import with the columns as they were chosen. False: it was started before. */
export const startImport = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  made: Import,
  { mapping, options }: Chosen<Field>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('directory.imports')
    .set({ state: 'running', mapping: [...mapping], merges: options['dubbletter'] === 'sla_ihop' })
    .where('tenant_id', '=', made.tenant_id)
    .where('import_id', '=', made.import_id)
    .where('state', '=', 'mapping')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const key = { tenantId: made.tenant_id, importId: made.import_id }
  await enqueue(tx, importJob, { tenantId: key.tenantId, key: key.importId }, at)
  await told(tx, by, at, key, 'import_started', { rows: made.rows_read })
  return true
}

/** Forgets a list that nobody confirmed, names and telephones among it. */
export const forgetList = async (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => {
  if (!(await endImport(tx, key, ['mapping'], at, { state: 'cancelled' }))) return
  await tx
    .deleteFrom('directory.import_rows')
    .where('tenant_id', '=', key.tenantId)
    .where('import_id', '=', key.importId)
    .execute()
  await told(tx, by, at, key, 'import_forgotten')
}

/** Stops an import, or throws away one that was never started. What it stored stays. */
export const cancelImport = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: ImportKey,
): Promise<boolean> => {
  // Waits for the row that is under way: none is stored behind the end.
  await callOff(tx, importJob, { tenantId: key.tenantId, key: key.importId })
  const ended = await endImport(tx, key, ['mapping', 'running'], at, { state: 'cancelled' })
  if (ended) await told(tx, by, at, key, 'import_cancelled')
  return ended
}

/** All rows are done. */
export const finishImport = async (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => {
  const { stored, updated, rejected } = await selectCounts(tx, key)
  if (await endImport(tx, key, ['running'], at, { state: 'done' })) {
    await told(tx, by, at, key, 'import_done', { stored, updated, rejected })
  }
}

export const failImport = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: ImportKey,
  failure: 'fault' | 'role_ended' | 'interrupted',
) => {
  if (await endImport(tx, key, ['running'], at, { state: 'failed', failure }))
    await told(tx, by, at, key, 'import_failed', { failure })
}
