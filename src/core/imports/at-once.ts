import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { TableError } from '../../kit/tables/errors.ts'
import { readTable } from '../../kit/tables/read.ts'
import { audit } from '../audit/audit.ts'
import { withoutPersonalNumbers } from '../personal-numbers/masks.ts'
import type { Upload } from '../web/upload.ts'
import type { Mapping } from './fields.ts'
import { insertImport, insertRows } from './keep.ts'
import type { FirstRow, ImportKey, ImportKind, Made } from './kind.ts'
import { sheetsLeft } from './sheets.ts'

const longestCell = 5000
const lookedAt = 50
const batch = 1000

/** Text as PostgreSQL can hold it, without personal numbers. */
const storable = (text: string) =>
  withoutPersonalNumbers(text.replaceAll('\0', '').normalize('NFC').slice(0, longestCell).toWellFormed())

export type KeptFile = { name: string; header: string[]; rows: FirstRow[]; left: string[] }
/** What became of a row; `object`: what it made or changed. */
export type Ended = {
  line: number
  outcome: 'stored' | 'updated' | 'rejected'
  reason: string | null
  detail: object
  object?: string | null
}

type Own<F extends string> = Pick<ImportKind<F, never, Made>, 'tables' | 'columns' | 'limits'> & {
  /** "plan": the log tells of plan_read, plan_discarded and plan_forgotten. */
  name: string
  /** Leaves out of rows what must not be kept. */
  clean?: (rows: readonly FirstRow[], mapping: Mapping<F>) => readonly FirstRow[]
  /** The column of its rows that names what they made. */
  object?: string
}

/** For files of some thousand rows: kept, without personal numbers, until their columns are confirmed, and read in all at once. */
export const atOnce = <F extends string>({ tables, columns, limits, name, clean, object }: Own<F>) => {
  const own = ({ tenantId, importId }: ImportKey) =>
    sql`tenant_id = ${tenantId} and ${sql.ref(tables.id)} = ${importId}`

  /** Reads a file whole; throws TableError for what is none. */
  const readFile = async (source: Buffer | AsyncIterable<Buffer>, fileName: string): Promise<KeptFile> => {
    const table = await readTable(source, { limits, isHeader: columns.isHeader })
    const rows: FirstRow[] = []
    for await (const { line, cells } of table.rows) rows.push({ line, cells: cells.map(storable) })
    if (rows.length === 0) throw new TableError('empty')
    const header = table.header.map(heading => storable(heading).trim())
    return {
      name: storable(fileName).trim().slice(0, 200) || name,
      header,
      rows,
      left: sheetsLeft(table.sheets),
    }
  }

  const insert = async (tx: Tx, by: Actor, at: Temporal.Instant, tenantId: string, file: KeptFile) => {
    const { key, known } = await insertImport(tx, tables, columns, {
      tenantId,
      createdBy: by.kind === 'person' ? by.personId : null,
      at,
      name: file.name,
      header: file.header,
      first: file.rows.slice(0, lookedAt),
      state: 'mapping',
      more: { sheets_left: file.left, rows_read: file.rows.length },
    })
    // Also what the guess alone takes for something that must not be kept.
    const all = [known.guess.mapping, columns.mappingOf(known.mapping)]
    const rows = clean ? all.reduce<readonly FirstRow[]>(clean, file.rows) : file.rows
    for (let from = 0; from < rows.length; from += batch)
      await insertRows(tx, tables, key, rows.slice(from, from + batch))
    return key.importId
  }

  /** Throws a file away before it is read in. False: it is read in already. */
  const discardAs =
    (how: 'discarded' | 'forgotten') =>
    async (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey): Promise<boolean> => {
      const { numAffectedRows } = await sql`update ${sql.table(tables.imports)}
        set state = 'cancelled', finished_at = ${at} where ${own(key)} and state = 'mapping'`.execute(tx)
      if (numAffectedRows === 0n) return false
      await sql`delete from ${sql.table(tables.told)} where ${own(key)}`.execute(tx)
      const about = { tenantId: key.tenantId, objectType: name, objectId: key.importId }
      await audit(tx, by, at, { ...about, action: `${name}_${how}` })
      return true
    }

  return {
    tables,
    columns,
    limits,
    readFile,
    /** Keeps a file as it arrives until its columns are confirmed. */
    receive: async (
      run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
      by: { actor: Actor; at: Temporal.Instant; tenantId: string },
      { pieces, fileName }: Pick<Upload, 'pieces' | 'fileName'>,
    ): Promise<string> => {
      const file = await readFile(pieces, fileName)
      return run(tx => insert(tx, by.actor, by.at, by.tenantId, file))
    },
    discard: discardAs('discarded'),
    forget: discardAs('forgotten'),

    /** Notes what became of each row, and tells it. Only rows to look at keep their cells. */
    finish: async (
      tx: Tx,
      by: Actor,
      at: Temporal.Instant,
      key: ImportKey,
      ended: readonly Ended[],
      detail: object = {},
    ) => {
      const made = object === undefined ? sql`` : sql`, ${sql.ref(object)} = e.object`
      await sql`update ${sql.table(tables.told)} p
        set outcome = e.outcome, reason = e.reason, detail = e.detail,
          cells = case when e.reason is null then '{}' else p.cells end ${made}
        from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
          as e(line int, outcome text, reason text, detail jsonb, object uuid)
        where ${own(key)} and p.line = e.line`.execute(tx)
      const count = (outcome: Ended['outcome']) => ended.filter(row => row.outcome === outcome).length
      const counts = {
        rows_stored: count('stored'),
        rows_updated: count('updated'),
        rows_rejected: count('rejected'),
      }
      await sql`update ${sql.table(tables.imports)} set state = 'done', finished_at = ${at},
        rows_stored = ${counts.rows_stored}, rows_updated = ${counts.rows_updated}, rows_rejected = ${counts.rows_rejected}
        where ${own(key)}`.execute(tx)
      const about = { tenantId: key.tenantId, objectType: name, objectId: key.importId }
      await audit(tx, by, at, { ...about, action: `${name}_read`, detail: { ...detail, ...counts } })
    },
  }
}
