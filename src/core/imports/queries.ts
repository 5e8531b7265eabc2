import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import { containing } from '../../kit/db/containing.ts'
import type { Guess } from './fields.ts'
import { undecided } from './fields.ts'
import type { ColumnReader } from './guess.ts'
import { signatureOf } from './headings.ts'
import type { FirstRow, ImportKey, ImportTables, ToldRow } from './kind.ts'

type At = ImportTables
const own = ({ id }: Pick<At, 'id'>, { tenantId, importId }: ImportKey) =>
  sql`tenant_id = ${tenantId} and ${sql.ref(id)} = ${importId}`

export type Sought = {
  after?: number | undefined
  reason?: string | undefined
  q?: string | undefined
  limit: number
}

/** Rows that somebody should look at, in the file's order. */
export const selectToldRows = async (
  tx: Tx,
  at: At,
  key: ImportKey,
  { after = 0, reason, q, limit }: Sought,
): Promise<ToldRow[]> => {
  const of = reason === undefined ? sql`reason is not null` : sql`reason = ${reason}`
  const holds = q === undefined ? sql`true` : sql`array_to_string(cells, ' ') ilike ${containing(q)}`
  const { rows } = await sql<ToldRow>`select * from ${sql.table(at.told)}
    where ${own(at, key)} and line > ${after} and ${of} and ${holds} order by line limit ${limit}`.execute(tx)
  return rows
}

/** Reason → how many rows. */
export const selectReasons = async (tx: Tx, at: At, key: ImportKey) => {
  const { rows } = await sql<{ reason: string; count: number }>`select reason, count(*)::int as count
    from ${sql.table(at.told)} where ${own(at, key)} and reason is not null
    group by reason order by count desc`.execute(tx)
  return rows
}

/** The first rows as they stand in the file, of a kind that keeps them all. */
export const selectFirstRows = async (tx: Tx, at: At, key: ImportKey, limit: number): Promise<FirstRow[]> => {
  const { rows } = await sql<FirstRow>`select line, cells from ${sql.table(at.told)}
    where ${own(at, key)} order by line limit ${limit}`.execute(tx)
  return rows
}

/** Keeps columns as they were chosen. False: it is under way already. */
export const chooseColumns = async (tx: Tx, at: At, key: ImportKey, mapping: readonly string[]) => {
  const { numAffectedRows } = await sql`update ${sql.table(at.imports)} set mapping = ${[...mapping]}::text[]
    where ${own(at, key)} and state = 'mapping'`.execute(tx)
  return numAffectedRows === 1n
}

/** The next file with the same columns is read so. */
export const rememberColumns = (
  tx: Tx,
  at: At,
  made: { tenant_id: string; header_signature: string },
  mapping: readonly string[],
  now: Temporal.Instant,
) =>
  sql`insert into ${sql.table(at.mappings)} (tenant_id, header_signature, mapping, used_at)
    values (${made.tenant_id}, ${made.header_signature}, ${[...mapping]}::text[], ${now})
    on conflict (tenant_id, header_signature) do update set mapping = excluded.mapping, used_at = excluded.used_at`.execute(
    tx,
  )

export type Columns<F extends string> = {
  signature: string
  /** As it is stored: what is unclear is undecided. */
  mapping: string[]
  remembered: boolean
  guess: Guess<F>
}

/**
 * What a file's columns are: as somebody chose the last time, or as they are guessed. `alone`: on the command line there is
 * nobody to ask, and a heading is believed.
 */
export const readColumns = async <F extends string>(
  tx: Tx,
  at: At,
  columns: ColumnReader<F>,
  tenantId: string,
  { header, rows, alone = false }: { header: readonly string[]; rows: readonly FirstRow[]; alone?: boolean },
): Promise<Columns<F>> => {
  const signature = signatureOf(header)
  const { rows: found } = await sql<{ mapping: string[] }>`select mapping from ${sql.table(at.mappings)}
    where tenant_id = ${tenantId} and header_signature = ${signature}`.execute(tx)
  const known = found[0]?.mapping
  const remembered = known?.length === header.length
  const guess = columns.guess(
    header,
    rows.map(row => row.cells),
  )
  const asked = (i: number) => (alone ? (guess.said[i] ?? '') : undecided)
  const guessed = guess.mapping.map((field, i) => (guess.confidence[i] === 'unclear' ? asked(i) : field))
  return { signature, mapping: remembered ? columns.mappingOf(known) : guessed, remembered, guess }
}
