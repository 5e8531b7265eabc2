import { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Chosen, ImportKey } from '../../../core/imports/kind.ts'
import { callOff, enqueue } from '../../../core/jobs/queue.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint, conflict, notFound } from '../../../kit/http/errors.ts'
import { refreshSpend } from '../spend/refresh.ts'
import { setUsed } from '../units/queries.ts'
import type { Field } from './columns.ts'
import { bringBack, lockMonths, type MonthKey, selectInUse, setAside, takeIntoUse } from './months.ts'
import { deleteParts } from './parts.ts'
import { periodOf } from './period.ts'
import type { LedgerFile } from './queries.ts'
import { aboutOf, type FileState, ledgerJob } from './schema.ts'
import { deleteStored } from './store.ts'

type MonthOf = ImportKey & MonthKey

const told = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, importId }: ImportKey,
  action: string,
  detail = {},
) => audit(tx, by, at, { tenantId, action, objectType: 'ledger_file', objectId: importId, detail })

/** Starts to read a file in with its columns as they were chosen. False: it was started before. */
export const startLedger = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  file: LedgerFile,
  chosen: Chosen<Field>,
): Promise<boolean> => {
  const mapping = [...chosen.mapping]
  const period = periodOf(mapping, chosen.options)
  const { numUpdatedRows } = await tx
    .updateTable('spending.ledger_files')
    .set({
      state: 'running',
      mapping,
      period_from: period?.from ?? null,
      period_months: period?.months ?? null,
      // It goes on as long as the role of the one who started it.
      ...(by.kind === 'person' ? { created_by: by.personId, membership_id: by.membershipId } : {}),
    })
    .where('tenant_id', '=', file.tenant_id)
    .where('file_id', '=', file.file_id)
    .where('state', '=', 'mapping')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const key = { tenantId: file.tenant_id, importId: file.file_id }
  await enqueue(tx, ledgerJob, aboutOf(key), at)
  await told(tx, by, at, key, 'ledger_started')
  return true
}

/** The database allows one ledger at a time for each organisation. */
export const isBusy = (error: unknown): boolean => brokenConstraint(error) === 'ledger_files_one_running'

type End = { state: FileState; failure?: string; from: readonly FileState[] }

const endFile = async (tx: Tx, { tenantId, importId }: ImportKey, at: Temporal.Instant, end: End) => {
  const ended = await tx
    .updateTable('spending.ledger_files')
    .set({ state: end.state, failure: end.failure ?? null, finished_at: at })
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .where('state', 'in', end.from)
    .returning(['file_no', 'rows_stored', 'rows_rejected'])
    .executeTakeFirst()
  if (ended !== undefined) await deleteParts(tx, { tenantId, importId })
  return ended
}

/** Stops an import, or throws away a file that was never read in. Nothing of it stays. */
export const cancelLedger = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: ImportKey,
): Promise<boolean> => {
  // Waits for what the run has under way: it stores nothing behind the end.
  await callOff(tx, ledgerJob, aboutOf(key))
  const ended = await endFile(tx, key, at, { state: 'cancelled', from: ['mapping', 'running'] })
  if (ended === undefined) return false
  await deleteStored(tx, { ...key, fileNo: ended.file_no })
  await told(tx, by, at, key, 'ledger_cancelled')
  return true
}

/** Throws a file away that nobody confirmed. */
export const forgetLedger = async (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => {
  const ended = await endFile(tx, key, at, { state: 'cancelled', from: ['mapping'] })
  if (ended !== undefined) await told(tx, by, at, key, 'ledger_forgotten')
}

export const failLedger = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: ImportKey,
  failure: string,
) => {
  const ended = await endFile(tx, key, at, { state: 'failed', failure, from: ['running'] })
  if (ended === undefined) return
  await deleteStored(tx, { ...key, fileNo: ended.file_no })
  await told(tx, by, at, key, 'ledger_failed', { failure })
}

/** All rows are stored and summed: takes their months into use and tells it – all at once or not at all. */
export const finishLedger = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: ImportKey,
  months: number,
): Promise<void> => {
  const ended = await endFile(tx, key, at, { state: 'done', from: ['running'] })
  if (ended === undefined) return
  const to = { ...key, fileNo: ended.file_no }
  await lockMonths(tx, key.tenantId)
  await setUsed(tx, key.tenantId, ended.file_no)
  await takeIntoUse(tx, to, months, at)
  await told(tx, by, at, key, 'ledger_done', { stored: ended.rows_stored, rejected: ended.rows_rejected })
  await refreshSpend(tx, key.tenantId)
}

/** A month that was read in by mistake counts no more; it stays, and can be used again. */
export const stopUsing = async (tx: Tx, by: Actor, at: Temporal.Instant, key: MonthOf): Promise<void> => {
  await lockMonths(tx, key.tenantId)
  const { numAffectedRows } = await setAside(tx, key, at)
  if (numAffectedRows !== 1n) return
  await told(tx, by, at, key, 'ledger_month_set_aside', { month: key.month, buyer: key.buyerNo })
  await refreshSpend(tx, key.tenantId)
}

/** What a month is taken from, as somebody saw it: file numbers and months, in their order. */
export const seenAs = (used: readonly { file_no: number; month: Temporal.PlainDate }[]): string =>
  used.map(({ file_no, month }) => `${file_no}:${month}`).join(' ')

/** Takes a month from an earlier file again. `seen`: what was in use when the button was shown. */
export const useAgain = async (tx: Tx, by: Actor, at: Temporal.Instant, key: MonthOf, seen: string) => {
  await lockMonths(tx, key.tenantId)
  const it = await tx
    .selectFrom('spending.ledger_months')
    .select('active')
    .where('tenant_id', '=', key.tenantId)
    .where('file_no', '=', key.fileNo)
    .where('buyer_no', '=', key.buyerNo)
    .where('month', '=', Temporal.PlainDate.from(key.month))
    .executeTakeFirstOrThrow(notFound)
  if (it.active) return
  const used = await selectInUse(tx, key)
  if (seenAs(used.rows) !== seen) throw conflict()
  await bringBack(tx, key, at)
  await told(tx, by, at, key, 'ledger_month_used_again', {
    month: key.month,
    buyer: key.buyerNo,
    instead_of: used.rows.map(row => row.file_no),
  })
  await refreshSpend(tx, key.tenantId)
}
