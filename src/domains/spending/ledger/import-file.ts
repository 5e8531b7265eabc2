import { sql } from 'kysely'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { starterHolds, starterOf } from '../../../core/imports/starter.ts'
import type { Held } from '../../../core/jobs/job.ts'
import type { Services } from '../../../core/web/services.ts'
import { atLeisure, type Tx } from '../../../kit/db/actor.ts'
import { finishLedger } from './actions.ts'
import type { Chunk } from './chunk.ts'
import { columns, type Mapping } from './columns.ts'
import { sumShare, sumShares } from './months.ts'
import { selectParties } from './parties.ts'
import type { LedgerFile } from './queries.ts'
import { rowReader } from './read-row.ts'
import { renameSuppliers } from './rename.ts'
import { counted, openLedger, readThrough } from './run.ts'
import type { Period } from './schema.ts'
import { joinSoleTraders } from './sole-traders.ts'
import { deleteStored, storeChunk } from './store.ts'

const none = {
  bytes_read: 0,
  rows_read: 0,
  rows_stored: 0,
  rows_rejected: 0,
  file_sum_ore: 0,
  stored_sum_ore: 0,
}

/** Begins to read a file in, from its beginning; undefined when it is not to be read in any more. */
export const beginFile = async (
  tx: Tx,
  { tenantId, importId }: ImportKey,
): Promise<LedgerFile | undefined> => {
  const made = await tx
    .updateTable('spending.ledger_files')
    .set(none)
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst()
  if (made !== undefined) await deleteStored(tx, { tenantId, importId, fileNo: made.file_no })
  return made
}

const countChunk = (tx: Tx, made: LedgerFile, chunk: Chunk, bytes: number) =>
  sql`update spending.ledger_files set
      bytes_read = ${bytes}, rows_read = rows_read + ${chunk.read}, rows_stored = rows_stored + ${chunk.rows},
      rows_rejected = rows_rejected + ${chunk.rejects.length},
      file_sum_ore = file_sum_ore + ${String(chunk.fileSum)}::bigint,
      stored_sum_ore = stored_sum_ore + ${String(chunk.storedSum)}::bigint
    where tenant_id = ${made.tenant_id} and file_id = ${made.file_id}`.execute(tx)

/** How many columns a file has: as many as have a name or are used; without names, as many as its first rows. */
const widthOf = (header: readonly string[], mapping: Mapping): number => {
  const last = header.findLastIndex((name, i) => name !== '' || (mapping[i] ?? '') !== '')
  return header.some(name => name !== '') ? last + 1 : header.length
}

export type Imported = { read: number; stored: number; rejected: number; fileSum: bigint; storedSum: bigint }

/** Why a run ended before its file did: the process wants to end, or its starter's role has ended. */
type Halt = 'stopping' | 'role_ended'

/** Reads a file in that was begun, to its end and into use; or tells why not. Throws what is wrong with the file. */
export const importFile = async (
  { clock, secret }: Services,
  held: Held,
  made: LedgerFile,
  source: AsyncIterable<Buffer>,
): Promise<Imported | Halt> => {
  const inRun = <T>(work: (tx: Tx) => Promise<T>) =>
    held.tx(async tx => {
      await atLeisure(tx)
      return work(tx)
    })
  const key = { tenantId: made.tenant_id, importId: made.file_id }
  const by = starterOf(made, 'ledger import')
  const period: Period | undefined =
    made.period_from === null ? undefined : { from: made.period_from, months: made.period_months ?? 1 }
  const parties = await inRun(tx => selectParties(tx, made.tenant_id))
  const { so, pieces } = counted(source)
  const table = await openLedger(pieces)
  const mapping = columns.mappingOf(made.mapping)
  const width = widthOf(table.header, mapping)
  const reader = rowReader(
    { mapping, period, width, today: clock.today(), secret },
    parties,
    table.separator ?? ';',
  )
  const done: Imported = { read: 0, stored: 0, rejected: 0, fileSum: 0n, storedSum: 0n }
  let halt: Halt = 'stopping'

  const store = async (chunk: Chunk): Promise<boolean> => {
    if (held.isStopping()) return false
    return inRun(async tx => {
      await countChunk(tx, made, chunk, so.far)
      // The command line and the demo act for nobody whose role could end.
      if (made.membership_id !== null && !(await starterHolds(tx, clock, made))) {
        halt = 'role_ended'
        return false
      }
      await storeChunk(tx, { ...key, fileNo: made.file_no }, parties, chunk)
      done.read += chunk.read
      done.stored += chunk.rows
      done.rejected += chunk.rejects.length
      done.fileSum += chunk.fileSum
      done.storedSum += chunk.storedSum
      return true
    })
  }
  if (!(await readThrough(table, reader, store))) return halt
  const to = { ...key, fileNo: made.file_no }
  await inRun(tx => joinSoleTraders(tx, to, reader.soleNames))
  const shares = Array.from({ length: sumShares }, (_, share) => inRun(tx => sumShare(tx, to, share)))
  const summed = await Promise.allSettled(shares)
  for (const share of summed) if (share.status === 'rejected') throw share.reason
  await inRun(tx => renameSuppliers(tx, to, parties.suppliers.again))
  await held.last(async tx => {
    await atLeisure(tx)
    await finishLedger(tx, by, clock.now(), key, period?.months ?? 1)
  })
  return done
}
