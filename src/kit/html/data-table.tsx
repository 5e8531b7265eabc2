// biome-ignore-all lint/a11y/noRedundantRoles: display:block takes a table's roles away in some browsers, so they are said
import type { ComponentChildren } from 'preact'
import { type Sort, SortHeader } from './sort-header.tsx'
import { TableExports } from './table-exports.tsx'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  numeric?: boolean | undefined
  sortable?: boolean | undefined
  /** Names its row: becomes the row's header and, with `rowHref`, its link. The first column unless said. */
  names?: boolean | undefined
}

type Props<Row> = {
  caption: string
  /** The caption is read out, not shown: for a table right under a heading that says the same. */
  captionHidden?: boolean | undefined
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  rowHref?: ((row: Row) => string) | undefined
  sort?: Sort | undefined
  /** Addresses of the same list, all of it, as files. */
  exports?: { csv: string; xlsx?: string | undefined } | undefined
  /** Its rows hold controls, and it scrolls sideways within itself where it is too wide. */
  scrolls?: boolean | undefined
  /** Last row of sums, by column key. */
  totals?: Record<string, ComponentChildren> | undefined
}

const Cell = ({
  class: look,
  label,
  children,
}: {
  class: string
  label: string
  children: ComponentChildren
}) => (
  <td class={look} role="cell" data-label={label}>
    {children !== undefined && children !== null && children !== '' && <div>{children}</div>}
  </td>
)

/** Under 600 px each row becomes a block with its columns' names as labels; the roles keep it a table for those who listen. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, rowHref, sort, exports, totals } = props
  const naming = columns.find(column => column.names) ?? columns[0]
  const look = (column: Column<Row>) => (column.numeric ? 'table__cell table__cell--numeric' : 'table__cell')
  return (
    <div class={props.scrolls ? 'table-box table-box--scrolls' : 'table-box'}>
      <table class="table" role="table">
        <caption class={captionHidden ? 'visually-hidden' : 'table__caption'}>{caption}</caption>
        <thead class="table__head" role="rowgroup">
          <tr role="row">
            {columns.map(column => (
              <SortHeader key={column.key} column={column} sort={column.sortable ? sort : undefined} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(row => (
            <tr key={rowKey(row)} class={rowHref ? 'table__row table__row--link' : 'table__row'} role="row">
              {columns.map(column =>
                column === naming ? (
                  <th key={column.key} class={`${look(column)} table__name`} scope="row" role="rowheader">
                    {rowHref ? (
                      <a class="table__link" href={rowHref(row)}>
                        {column.cell(row)}
                      </a>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <Cell key={column.key} class={look(column)} label={column.label}>
                    {column.cell(row)}
                  </Cell>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot role="rowgroup">
            <tr class="table__row table__row--total" role="row">
              {columns.map(column =>
                column === naming ? (
                  <th key={column.key} class={`${look(column)} table__name`} scope="row" role="rowheader">
                    {totals[column.key]}
                  </th>
                ) : (
                  <Cell key={column.key} class={look(column)} label={column.label}>
                    {totals[column.key]}
                  </Cell>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
      {exports && <TableExports {...exports} caption={caption} />}
    </div>
  )
}
