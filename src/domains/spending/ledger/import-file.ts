import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Services } from '../../../core/web/services.ts'
import { type Actor, atLeisure, system, type Tx } from '../../../kit/db/actor.ts'
import { finishLedger, holdFile, lockFile } from './actions.ts'
import type { Chunk } from './chunk.ts'
import { columns, type Mapping } from './columns.ts'
import { sumShare, sumShares } from './months.ts'
import { selectParties } from './parties.ts'
import { isMember, type LedgerFile } from './queries.ts'
import { rowReader } from './read-row.ts'
import { counted, openLedger, readThrough } from './run.ts'
import type { FileKey, Period } from './schema.ts'
import { joinSoleTraders } from './sole-traders.ts'
import { deleteStored, storeChunk } from './store.ts'

/** How long a run may be silent before another takes its file over; and how often it says that it is alive. */
const lease = { seconds: 30 }
const beat = 10_000
/** Taken up so often, it is the file that ends the process. */
const mostTaken = 5

export const importActor = (made: LedgerFile): Actor =>
  made.created_by === null
    ? system('ledger import')
    : {
        kind: 'person',
        personId: made.created_by,
        tenantId: made.tenant_id,
        membershipId: made.membership_id ?? '',
        role: 'importer',
      }

const none = {
  bytes_read: 0,
  rows_read: 0,
  rows_stored: 0,
  rows_rejected: 0,
  file_sum_ore: 0,
  stored_sum_ore: 0,
}

export type Taken = { made: LedgerFile; takenBy: string; isHopeless: boolean }

/** Makes a file ours to read in, from its beginning, if nobody else does; undefined when somebody does. */
export const takeFile = async (
  tx: Tx,
  { clock }: Services,
  { tenantId, fileId }: FileKey,
): Promise<Taken | undefined> => {
  const takenBy = randomUUID()
  await lockFile(tx, { tenantId, fileId })
  const made = await tx
    .updateTable('spending.ledger_files')
    .set(eb => ({
      ...none,
      taken_by: takenBy,
      lease_until: clock.now().add(lease),
      taken_times: eb('taken_times', '+', 1),
    }))
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .where('state', '=', 'running')
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', clock.now())]))
    .returningAll()
    .executeTakeFirst()
  if (made === undefined) return undefined
  await deleteStored(tx, { tenantId, fileId, fileNo: made.file_no })
  return { made, takenBy, isHopeless: made.taken_times > mostTaken }
}

/** Says every few seconds that the run is alive, while `work` goes on: also while the database sums. */
const whileAlive = async <T>(
  { db, clock }: Services,
  { made, takenBy }: Taken,
  work: () => Promise<T>,
): Promise<T> => {
  const live = () =>
    db.inActor(system('ledger import'), tx =>
      tx
        .updateTable('spending.ledger_files')
        .set({ lease_until: clock.now().add(lease) })
        .where('tenant_id', '=', made.tenant_id)
        .where('file_id', '=', made.file_id)
        .where('state', '=', 'running')
        .where('taken_by', '=', takenBy)
        .execute(),
    )
  // A beat that fails is followed by the next; a run that cannot say that it lives is taken over.
  const timer = setInterval(() => void live().catch(() => undefined), beat)
  return work().finally(() => clearInterval(timer))
}

/** Why a run ended before its file did: somebody stopped it or took it over, or its starter's role has ended. */
type Halt = 'gone' | 'role_ended'

const countChunk = (
  tx: Tx,
  { clock }: Services,
  made: LedgerFile,
  takenBy: string,
  chunk: Chunk,
  bytes: number,
) =>
  sql<{
    membership_id: string | null
  }>`update spending.ledger_files set lease_until = ${clock.now().add(lease)},
      bytes_read = ${bytes}, rows_read = rows_read + ${chunk.read}, rows_stored = rows_stored + ${chunk.rows},
      rows_rejected = rows_rejected + ${chunk.rejects.length},
      file_sum_ore = file_sum_ore + ${String(chunk.fileSum)}::bigint,
      stored_sum_ore = stored_sum_ore + ${String(chunk.storedSum)}::bigint
    where tenant_id = ${made.tenant_id} and file_id = ${made.file_id} and state = 'running' and taken_by = ${takenBy}::uuid
    returning membership_id`.execute(tx)

/** How many columns a file has: as many as have a name or are used; without names, as many as its first rows. */
const widthOf = (header: readonly string[], mapping: Mapping): number => {
  const last = header.findLastIndex((name, i) => name !== '' || (mapping[i] ?? '') !== '')
  return header.some(name => name !== '') ? last + 1 : header.length
}

export type Imported = { read: number; stored: number; rejected: number; fileSum: bigint; storedSum: bigint }

/** Reads a file in that `takeFile` made ours, to its end and into use; or tells why not. Throws what is wrong with the file. */
export const importFile = (
  services: Services,
  taken: Taken,
  source: AsyncIterable<Buffer>,
  stopped: () => boolean = () => false,
): Promise<Imported | Halt> => whileAlive(services, taken, () => readIn(services, taken, source, stopped))

const readIn = async (
  services: Services,
  { made, takenBy }: Taken,
  source: AsyncIterable<Buffer>,
  stopped: () => boolean,
): Promise<Imported | Halt> => {
  const { db, clock, secret } = services
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
    db.inActor(system('ledger import'), async tx => {
      await atLeisure(tx)
      return work(tx)
    })
  const key = { tenantId: made.tenant_id, fileId: made.file_id }
  const by = importActor(made)
  const period: Period | undefined =
    made.period_from === null ? undefined : { from: made.period_from, months: made.period_months ?? 1 }
  const parties = await asSystem(tx => selectParties(tx, made.tenant_id))
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
  let halt: Halt = 'gone'

  const store = async (chunk: Chunk): Promise<boolean> => {
    if (stopped()) return false
    return asSystem(async tx => {
      const { rows } = await countChunk(tx, services, made, takenBy, chunk, so.far)
      if (rows.length === 0) return false
      // The command line and the demo act for nobody whose role could end.
      const { membership_id } = made
      const holds =
        membership_id === null ||
        (await isMember(tx, made.tenant_id, membership_id, clock.now(), clock.today()))
      if (!holds) {
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
  const whileOurs = (work: (tx: Tx) => Promise<unknown>) =>
    asSystem(async tx => {
      if (!(await holdFile(tx, key, takenBy))) return false
      await work(tx)
      return true
    })
  const joined = await whileOurs(tx => joinSoleTraders(tx, to, reader.soleNames))
  if (!joined) return 'gone'
  const shares = Array.from({ length: sumShares }, (_, share) => whileOurs(tx => sumShare(tx, to, share)))
  const summed = await Promise.allSettled(shares)
  for (const share of summed) if (share.status === 'rejected') throw share.reason
  const months = period?.months ?? 1
  const finished = await asSystem(tx => finishLedger(tx, by, clock.now(), key, { takenBy, months }))
  return finished ? done : 'gone'
}
