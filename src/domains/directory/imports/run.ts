import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { selectWaiting } from './queries.ts'
import { isRejection, type RowRules, readRow } from './read-row.ts'
import type { Entry, Rejection } from './schema.ts'
import { type Importer, type Run, storeRow } from './store-row.ts'

/** Rows read at a time, and rows stored between two looks at whether to go on. */
const batch = 500
const look = 20

/** What PostgreSQL refuses in the row itself (data and constraint classes), as opposed to being out of reach. */
const isRowsFault = (error: unknown) => /^2[23]/.test(String((error as { code?: unknown }).code ?? ''))

/** The lines' range is said beside the lines: freshly filled tables have no statistics, and else all rows are read. */
const rejectRows = (tx: Tx, { tenantId, importId }: ImportKey, rejections: readonly Rejection[]) =>
  sql`update directory.import_rows i set outcome = 'rejected', reason = r.reason, detail = r.detail
    from jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb) as r(line int, reason text, detail jsonb)
    where i.tenant_id = ${tenantId} and i.import_id = ${importId} and i.line = r.line and i.outcome = 'waiting'
      and i.line between ${rejections[0]?.line} and ${rejections.at(-1)?.line}`.execute(tx)

export type Work = {
  run: Run
  importer: (now: Temporal.Instant) => Importer
  now: () => Temporal.Instant
  rules: RowRules
  /** Asked before every batch: false stops where it is. */
  goesOn: () => Promise<boolean>
  /** Told of a row that the database refused, for the log. */
  fault: (error: unknown) => void
}

const storeEntry = async (at: ImportKey, work: Work, entry: Entry) => {
  try {
    await storeRow(work.run, work.importer(work.now()), entry)
  } catch (error) {
    if (!isRowsFault(error)) throw error
    work.fault(error)
    await work.run(tx => rejectRows(tx, at, [{ line: entry.line, reason: 'fault', detail: {} }]))
  }
}

/** Goes through an import's waiting rows until none is left or it is told to stop. True: none is left. */
export const runRows = async (at: ImportKey, work: Work): Promise<boolean> => {
  for (let after = 0; await work.goesOn(); ) {
    const rows = await work.run(tx => selectWaiting(tx, at, { after, limit: batch }))
    if (rows.length === 0) return true
    after = rows.at(-1)?.line ?? after
    const read = rows.map(row => readRow(row, work.rules))
    const rejections = read.filter(isRejection)
    if (rejections.length > 0) await work.run(tx => rejectRows(tx, at, rejections))
    const entries = read.filter((row): row is Entry => !isRejection(row))
    for (const [i, entry] of entries.entries()) {
      if (i > 0 && i % look === 0 && !(await work.goesOn())) return false
      await storeEntry(at, work, entry)
    }
  }
  return false
}

export type End = { state: 'done' | 'cancelled' | 'failed'; failure?: string }

/** Ends an import, and forgets what need not be kept of the file: only rows to correct keep their cells. */
export const endImport = async (
  tx: Tx,
  { tenantId, importId }: ImportKey,
  from: readonly string[],
  now: Temporal.Instant,
  end: End,
) => {
  const { numUpdatedRows } = await tx
    .updateTable('directory.imports')
    .set({ state: end.state, failure: end.failure ?? null, finished_at: now })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('state', 'in', from)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx
    .updateTable('directory.import_rows')
    .set({ cells: [], hashes: '{}' })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('reason', 'is', null)
    .execute()
  await tx
    .updateTable('directory.import_rows')
    .set({ hashes: '{}' })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('hashes', '!=', '{}')
    .execute()
  return true
}
