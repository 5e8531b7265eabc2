import type { ComponentChildren } from 'preact'
import type { Column } from '../../kit/html/data-table.tsx'
import { type Cell, type Columns, cellText } from '../../kit/tables/cells.ts'
import { showKronor, showNumber, showShortDate } from '../../kit/text/format.ts'

/** A column of a list, said once for the page and for the file. */
export type ListColumn<Row> = {
  /** Also the order that it turns, where the list has one of this name. */
  key: string
  label: string
  /** What it is called in a file, where that is more: an amount says its unit. */
  inFile?: string | undefined
  /** What stands in the file, and on the page where nothing else is said; none: not in the file. */
  value?: ((row: Row) => Cell) | undefined
  cell?: ((row: Row) => ComponentChildren) | undefined
  fileOnly?: boolean
  numeric?: boolean
  /** How the page shows it (`kit/html/data-table`). */
  as?: Column<Row>['as']
  under?: (row: Row) => ComponentChildren
  /** What stands before the value on a phone, instead of the label. */
  word?: string
  /** Names its row, and stands first on the page. The first column unless said. */
  names?: boolean
}

const shown = (value: Cell): string =>
  typeof value === 'number'
    ? showNumber(value)
    : value !== null && typeof value === 'object'
      ? showShortDate(value)
      : cellText(value)

/** Amounts in öre: whole kronor on the page, in the file a number of kronor that a spreadsheet program can sum. */
export const kronorColumn = <Row>(
  [key, label, inFile]: readonly [key: string, label: string, inFile: string],
  ore: (row: Row) => number | null,
  cell: (row: Row) => ComponentChildren = row => showKronor(ore(row) ?? 0),
  word?: string,
): ListColumn<Row> => ({
  key,
  label,
  inFile,
  value: row => {
    const amount = ore(row)
    return amount === null ? null : amount / 100
  },
  cell,
  numeric: true,
  ...(word === undefined ? {} : { word }),
})

/** As a page shows them, `without` some. */
export const pageColumns = <Row>(
  columns: readonly ListColumn<Row>[],
  orders: readonly string[],
  without: readonly string[] = [],
): Column<Row>[] =>
  columns
    .filter(column => !column.fileOnly && !without.includes(column.key))
    .sort((a, b) => Number(b.names ?? false) - Number(a.names ?? false))
    .map(({ key, label, value, cell, numeric, names, as, under, word }) => ({
      key,
      label,
      cell: cell ?? (row => shown(value?.(row))),
      numeric,
      names,
      as,
      under,
      word,
      sortable: orders.includes(key),
    }))

export const fileColumns = <Row>(columns: readonly ListColumn<Row>[]): Columns<Row> =>
  columns.flatMap(({ label, inFile = label, value }) => (value ? [{ label: inFile, value }] : []))
