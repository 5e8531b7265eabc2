import type { Temporal } from 'temporal-polyfill'
import { insertImport, insertRows } from '../../../core/imports/keep.ts'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { sheetsLeft } from '../../../core/imports/sheets.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { type Line, readTable } from '../../../kit/tables/read.ts'
import { plainHyphens } from '../../../kit/text/clean.ts'
import { columns } from './columns.ts'
import { maskRow } from './personal.ts'
import type { FileRow } from './read-row.ts'
import { importLimits, tables } from './schema.ts'

/** Rows stored at a time; and how many of them the guess looks at. */
const batch = 1000
const lookedAt = 50
const longestCell = 20_000

type By = {
  tenantId: string
  createdBy: string | null
  membershipId: string | null
  now: Temporal.Instant
  secret: string
}
type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Text as PostgreSQL and fonts can hold it: composed, whole characters, no NUL, plain hyphens. */
const storable = (text: string) =>
  plainHyphens(text.slice(0, longestCell)).replaceAll('\0', '').toWellFormed().normalize('NFC')

const nameOf = (fileName: string, secret: string) => {
  const { cells } = maskRow([storable(fileName).trim()], [''], secret)
  return (cells[0] || 'lista').slice(0, 200)
}

/**
 * Reads a file into an import that waits for its columns to be confirmed, batch by batch as it arrives. Personal
 * numbers are taken out before anything is stored. A file that cannot be read leaves nothing behind.
 */
export const receiveFile = async (
  run: Run,
  by: By,
  source: Buffer | AsyncIterable<Buffer>,
  fileName: string,
): Promise<ImportKey> => {
  const table = await readTable(source, {
    limits: importLimits,
    isHeader: columns.isHeader,
  })
  const header = maskRow(
    table.header.map(name => storable(name).trim()),
    [],
    by.secret,
  ).cells
  const begin = async (tx: Tx, first: readonly FileRow[]) => {
    const { tenantId, createdBy, now: at, membershipId } = by
    const { key } = await insertImport(tx, tables, columns, {
      tenantId,
      createdBy,
      at,
      name: nameOf(fileName, by.secret),
      header,
      first,
      state: 'reading',
      alone: membershipId === null,
      more: { membership_id: membershipId },
    })
    return key
  }
  let key: ImportKey | undefined
  let read = 0
  let waiting: FileRow[] = []
  const flush = async () => {
    const rows = waiting
    waiting = []
    if (rows.length === 0) return
    key = await run(async tx => {
      const to = key ?? (await begin(tx, rows.slice(0, lookedAt)))
      await insertRows(tx, tables, to, rows, true)
      return to
    })
    read += rows.length
  }
  const masked = ({ line, cells }: Line): FileRow => ({
    line,
    ...maskRow(cells.map(storable), header, by.secret),
  })
  try {
    for await (const line of table.rows) {
      waiting.push(masked(line))
      if (waiting.length === batch) await flush()
    }
    await flush()
  } catch (error) {
    const begun = key
    if (begun) await run(tx => deleteImport(tx, begun))
    throw error
  }
  const made = key
  if (made === undefined) throw new TableError('empty')
  await run(tx =>
    tx
      .updateTable('directory.imports')
      .set({ state: 'mapping', rows_read: read, sheets_left: sheetsLeft(table.sheets) })
      .where('tenant_id', '=', made.tenantId)
      .where('import_id', '=', made.importId)
      .execute(),
  )
  return made
}

export const deleteImport = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .deleteFrom('directory.imports')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute()
