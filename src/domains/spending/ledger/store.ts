import { sql } from 'kysely'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { atLeisure, type Tx } from '../../../kit/db/actor.ts'
import { copyInto } from '../../../kit/db/copy.ts'
import type { Chunk, Reject } from './chunk.ts'
import { insertNewParties, type Parties } from './parties.ts'

export type StoreIn = ImportKey & { fileNo: number }

const columns =
  'line, month, day, buyer_no, unit_no, supplier_no, account_no, amount_ore, voucher, invoice, basis, agreement'

/**
 * Rows go by COPY into a table of this transaction and from there to where they stay: PostgreSQL takes no COPY into a
 * table that row-level security holds.
 */
const copyRows = async (tx: Tx, { tenantId, fileNo }: StoreIn, bytes: readonly Buffer[]) => {
  await sql`create temporary table ledger_chunk (line int, month date, day date, buyer_no int, unit_no int, supplier_no int,
    account_no int, amount_ore bigint, voucher text, invoice text, basis text, agreement text) on commit drop`.execute(
    tx,
  )
  await copyInto(tx, `copy ledger_chunk (${columns}) from stdin`, bytes)
  await sql`insert into spending.ledger_rows (tenant_id, file_no, ${sql.raw(columns)})
    select ${tenantId}::uuid, ${fileNo}::int, ${sql.raw(columns)} from ledger_chunk`.execute(tx)
}

const batch = 2000

const insertRejects = async (tx: Tx, { tenantId, importId }: ImportKey, rejects: readonly Reject[]) => {
  for (let at = 0; at < rejects.length; at += batch)
    await sql`insert into spending.ledger_rejects (tenant_id, file_id, line, reason, detail, cells)
      select ${tenantId}, ${importId}, line, reason, detail, cells
      from jsonb_to_recordset(${JSON.stringify(rejects.slice(at, at + batch))}::jsonb)
        as r(line int, reason text, detail jsonb, cells text[])`.execute(tx)
}

/** Stores a part of a file with all that its rows name; what it sums to is counted by the caller. */
export const storeChunk = async (tx: Tx, to: StoreIn, parties: Parties, chunk: Chunk) => {
  await insertNewParties(tx, to.tenantId, parties)
  if (chunk.rows > 0) await copyRows(tx, to, chunk.bytes)
  await insertRejects(tx, to, chunk.rejects)
}

/** Takes away what has been stored of a file: it begins anew, or is not to be. */
export const deleteStored = async (tx: Tx, { tenantId, importId, fileNo }: StoreIn) => {
  await atLeisure(tx)
  for (const table of ['spending.ledger_rows', 'spending.spend_cells'])
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and file_no = ${fileNo}`.execute(
      tx,
    )
  await sql`delete from spending.ledger_rejects where tenant_id = ${tenantId} and file_id = ${importId}`.execute(
    tx,
  )
}
