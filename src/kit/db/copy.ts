import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Tx } from './actor.ts'
import { Connection } from './driver.ts'

/**
 * Sends rows by COPY on the transaction's own connection, so that it happens as its actor. PostgreSQL refuses COPY into
 * a table that row-level security holds: copy into a temporary one, and insert from there.
 */
export const copyInto = (tx: Tx, statement: string, pieces: Iterable<Buffer>): Promise<void> =>
  tx.getExecutor().provideConnection(async connection => {
    if (!(connection instanceof Connection)) throw new Error('COPY needs a connection of this pool.')
    await pipeline(Readable.from(pieces, { objectMode: true }), connection.client.query(copyFrom(statement)))
  })
