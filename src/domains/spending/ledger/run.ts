import { setImmediate } from 'node:timers/promises'
import { readTable, type Table } from '../../../kit/tables/read.ts'
import type { Chunk } from './chunk.ts'
import { columns } from './columns.ts'
import type { rowReader } from './read-row.ts'
import { ledgerLimits } from './schema.ts'

/** Rows stored in one transaction: some megabytes, a second's work for the database. */
const chunkRows = 50_000

export const openLedger = (source: Buffer | AsyncIterable<Buffer>): Promise<Table> =>
  readTable(source, { limits: ledgerLimits, isHeader: columns.isHeader })

/** Tells how many bytes of a file have been taken so far. */
export const counted = (source: AsyncIterable<Buffer>) => {
  const so = { far: 0 }
  async function* pieces() {
    for await (const piece of source) {
      so.far += piece.length
      yield piece
    }
  }
  return { so, pieces: pieces() }
}

/**
 * Reads a file to its end, chunk by chunk; while the database stores one, the next is read. `store` answers false to
 * stop. True: all of it is stored.
 */
export const readThrough = async (
  table: Table,
  reader: ReturnType<typeof rowReader>,
  store: (chunk: Chunk) => Promise<boolean>,
): Promise<boolean> => {
  let stored: Promise<boolean> = Promise.resolve(true)
  table.offer?.(reader.takeRaw)
  for await (const lines of table.batches) {
    for (const line of lines) reader.read(line)
    if (reader.waiting() >= chunkRows) {
      if (!(await stored)) return false
      stored = store(reader.take())
      // A failure is told where it is waited for, above or below.
      stored.catch(() => undefined)
    }
    // Others' requests, and the answers of the database, get their turn.
    await setImmediate()
  }
  if (!(await stored)) return false
  return store(reader.take())
}
