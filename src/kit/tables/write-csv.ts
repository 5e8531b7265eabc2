import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { type Cell, type Columns, cellText } from './cells.ts'
import { safeCell } from './csv-cell.ts'
import type { Separator } from './separator.ts'

/** As a Swedish Excel opens it with a double click, unless said otherwise. */
export type CsvStyle = { separator?: Separator; mark?: boolean; decimal?: ',' | '.' }

const written = (value: Cell, decimal: ',' | '.'): string =>
  typeof value === 'number' && decimal === ',' ? cellText(value).replace('.', ',') : safeCell(cellText(value))

/** A list as CSV, row by row, safe from formula injection. */
export const csvStream = <Row>(
  columns: Columns<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
  style: CsvStyle = {},
): Readable => {
  const { separator = ';', mark = true, decimal = ',' } = style
  async function* lines() {
    yield columns.map(column => safeCell(column.label))
    for await (const row of rows) yield columns.map(column => written(column.value(row), decimal))
  }
  const source = Readable.from(lines())
  // Line ends as RFC 4180 has them; a row of one empty cell is quoted, so that it is still a row.
  const writer = stringify({
    delimiter: separator,
    bom: mark,
    record_delimiter: 'windows',
    quoted_empty: columns.length === 1,
    // Of the two signs one alone ends a row too, to whoever reads it.
    quoted_match: /[\r\n]/,
  })
  source.on('error', error => writer.destroy(error))
  return source.pipe(writer)
}
