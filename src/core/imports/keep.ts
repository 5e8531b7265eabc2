import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import type { ColumnReader } from './guess.ts'
import type { FirstRow, ImportKey, ImportTables } from './kind.ts'
import { type Columns, readColumns } from './queries.ts'

/** A file as it comes in: whose, its first rows, and what the importer's own table says of it besides. */
export type Incoming = {
  tenantId: string
  createdBy: string | null
  at: Temporal.Instant
  name: string
  header: readonly string[]
  first: readonly FirstRow[]
  state: 'reading' | 'mapping'
  /** On the command line there is nobody to ask about columns. */
  alone?: boolean
  more?: Record<string, unknown>
}

/** Begins an import: its columns as they were chosen the last time, or as they are guessed. */
export const insertImport = async <F extends string>(
  tx: Tx,
  tables: ImportTables,
  columns: ColumnReader<F>,
  { tenantId, createdBy, at, name, header, first, state, alone, more = {} }: Incoming,
): Promise<{ key: ImportKey; known: Columns<F> }> => {
  const known = await readColumns(tx, tables, columns, tenantId, {
    header,
    rows: first,
    ...(alone === undefined ? {} : { alone }),
  })
  const row = {
    tenant_id: tenantId,
    file_name: name,
    header: [...header],
    header_signature: known.signature,
    mapping: known.mapping,
    remembered: known.remembered,
    state,
    created_by: createdBy,
    created_at: at,
    ...more,
  }
  const { rows } = await sql<{ id: string }>`insert into ${sql.table(tables.imports)}
    (${sql.join(Object.keys(row).map(column => sql.ref(column)))}) values (${sql.join(Object.values(row))})
    returning ${sql.ref(tables.id)} as id`.execute(tx)
  return { key: { tenantId, importId: rows[0]?.id ?? '' }, known }
}

/** Keeps rows of a file; `hashes`: with the keyed hashes of the numbers that were taken out of them. */
export const insertRows = (
  tx: Tx,
  { told, id }: ImportTables,
  { tenantId, importId }: ImportKey,
  rows: readonly FirstRow[],
  hashes = false,
) => {
  const [also, typed] = hashes ? [sql`, hashes`, sql`, hashes jsonb`] : [sql``, sql``]
  return sql`insert into ${sql.table(told)} (tenant_id, ${sql.ref(id)}, line, cells ${also})
    select ${tenantId}, ${importId}, line, cells ${also}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, cells text[] ${typed})`.execute(tx)
}
