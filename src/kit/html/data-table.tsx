// biome-ignore-all lint/a11y/noRedundantRoles: display:block takes a table's roles away in some browsers, so they are said
import type { ComponentChildren } from 'preact'
import { type Sort, SortHeader } from './sort-header.tsx'
import { TableExports } from './table-exports.tsx'
import { t } from './words.ts'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  numeric?: boolean | undefined
  sortable?: boolean | undefined
  /**
   * A state, beside the name on a phone · words that may take several lines · the same, of which a phone has no room ·
   * something to press, on a line of its own on a phone.
   */
  as?: 'pill' | 'text' | 'wide' | 'action' | undefined
  /** Of the column that names: a quieter line that is no part of its link. */
  under?: ((row: Row) => ComponentChildren) | undefined
  /** Before the value on a phone, instead of the heading ("börjar"); empty where the value says what it is. */
  word?: string | undefined
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
  rowHref?: ((row: Row) => string | undefined) | undefined
  sort?: Sort | undefined
  /** Addresses of the same list, all of it, as files. */
  exports?: { csv: string; xlsx?: string | undefined } | undefined
  /** Its rows hold controls, and it scrolls sideways within itself where it is too wide. */
  scrolls?: boolean | undefined
  /** Last row of sums, by column key. */
  totals?: Record<string, ComponentChildren> | undefined
}

const isNothing = (content: ComponentChildren) => [undefined, null, false, ''].includes(content as string)

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
    {isNothing(children) || <div>{children}</div>}
  </td>
)

const look = ({ numeric, as }: Pick<Column<never>, 'numeric' | 'as'>, names: boolean) =>
  ['table__cell', numeric && 'table__cell--numeric', as && `table__cell--${as}`, names && 'table__name']
    .filter(Boolean)
    .join(' ')

type RowProps<Row> = {
  columns: Column<Row>[]
  content: (column: Column<Row>) => ComponentChildren
  under?: (column: Column<Row>) => ComponentChildren
  href?: string | undefined
  kind?: 'link' | 'total' | undefined
}

const TableRow = <Row,>({ columns, content, under, href, kind }: RowProps<Row>) => {
  const naming = columns.find(column => column.names) ?? columns[0]
  return (
    <tr class={kind ? `table__row table__row--${kind}` : 'table__row'} role="row">
      {columns.map(column =>
        column === naming ? (
          <th key={column.key} class={look(column, true)} scope="row" role="rowheader">
            {href === undefined ? (
              content(column)
            ) : (
              <a class="table__link" href={href}>
                {content(column)}
              </a>
            )}
            {isNothing(under?.(column)) || <span class="table__more">{under?.(column)}</span>}
          </th>
        ) : (
          <Cell key={column.key} class={look(column, false)} label={column.word ?? column.label}>
            {content(column)}
          </Cell>
        ),
      )}
    </tr>
  )
}

/**
 * A row is one line of text where there is room. Where there is less the table scrolls sideways in its own box, beside the names;
 * on a phone a row is the name, the state, and a line of values. The roles keep it a table for those who listen.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, rowHref, sort, exports, totals } = props
  return (
    <div class="table-area">
      <section
        class={props.scrolls ? 'table-box table-box--scrolls' : 'table-box'}
        aria-label={t('tableOf', { caption })}
        // What scrolls is reached by keyboard: by what can be pressed in it, or itself.
        tabIndex={rowHref || sort ? undefined : 0}
      >
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
            {rows.map(row => {
              const href = rowHref?.(row)
              return (
                <TableRow
                  key={rowKey(row)}
                  columns={columns}
                  content={column => column.cell(row)}
                  under={column => column.under?.(row)}
                  href={href}
                  kind={href === undefined ? undefined : 'link'}
                />
              )
            })}
          </tbody>
          {totals && (
            <tfoot role="rowgroup">
              <TableRow columns={columns} content={column => totals[column.key]} kind="total" />
            </tfoot>
          )}
        </table>
      </section>
      {exports && <TableExports {...exports} caption={caption} />}
    </div>
  )
}
