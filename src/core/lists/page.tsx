import type { ComponentChildren } from 'preact'
import { DataTable } from '../../kit/html/data-table.tsx'
import { EmptyState } from '../../kit/html/empty-state.tsx'
import type { Facet } from '../../kit/html/facet-group.tsx'
import { Filters } from '../../kit/html/filters.tsx'
import { PageHead } from '../../kit/html/page-head.tsx'
import { Pager } from '../../kit/html/pager.tsx'
import { TableExports } from '../../kit/html/table-exports.tsx'
import { showNumber } from '../../kit/text/format.ts'
import { pageColumns } from './columns.ts'
import type { Shown } from './list.ts'
import { t } from './words.ts'

type Props<Row> = {
  list: Pick<
    Shown<Row>,
    | 'title'
    | 'path'
    | 'query'
    | 'columns'
    | 'page'
    | 'sort'
    | 'choices'
    | 'orders'
    | 'rowKey'
    | 'exports'
    | 'previous'
    | 'next'
  >
  lead?: ComponentChildren
  actions?: ComponentChildren
  /** Between the heading and the list. */
  children?: ComponentChildren
  /** Instead of list and filters, where there is nothing to narrow. */
  nothing?: ComponentChildren
  /** How many there are in all, in a sentence. */
  summary: string
  /** The label of the search box. */
  search?: string | undefined
  facets?: Facet[] | undefined
  /** Names of the query that a new search keeps, besides the order. */
  keep?: string[]
  /** Instead of a table without rows. */
  empty: { title: string; text?: string; actions?: ComponentChildren }
  rowHref?: ((row: Row) => string | undefined) | undefined
  /** Keys of columns that would say the same in every row. */
  without?: string[]
  /** Instead of a table. */
  draw?: ((rows: readonly Row[]) => ComponentChildren) | undefined
}

const Rows = <Row,>({ list, rowHref, without, draw }: Props<Row>) =>
  draw === undefined ? (
    <DataTable
      caption={list.title}
      captionHidden
      rows={list.page.rows}
      rowKey={list.rowKey}
      rowHref={rowHref}
      sort={list.sort}
      exports={list.exports}
      columns={pageColumns(list.columns, list.orders, without)}
    />
  ) : (
    <>
      {draw(list.page.rows)}
      <TableExports {...list.exports} caption={list.title} />
    </>
  )

/** "51–100 av 1 204", where the place is known. */
const place = ({ rows, passed, totals }: Shown<unknown>['page']) =>
  passed === undefined
    ? undefined
    : t('shown_of', {
        from: showNumber(passed + 1),
        to: showNumber(passed + rows.length),
        all: showNumber(totals.total),
      })

/** The page of a list: its heading, what narrows it, how many there are, the rows, the files, the way on. */
export function ListPage<Row>(props: Props<Row>) {
  const { list, summary, search, facets, keep = [], empty } = props
  return (
    <div class="list-page">
      <PageHead title={list.title} lead={props.lead} actions={props.actions} />
      {props.children}
      {props.nothing ?? (
        <>
          {search === undefined && facets === undefined ? (
            <div class="filters__summary" id="list-summary">
              {summary}
            </div>
          ) : (
            <Filters
              path={list.path}
              params={list.query}
              search={search === undefined ? undefined : { name: 'q', label: search }}
              facets={facets}
              orders={list.choices}
              summary={summary}
              keep={['sort', 'riktning', ...keep]}
            />
          )}
          {list.page.rows.length === 0 ? (
            <EmptyState title={empty.title} actions={empty.actions}>
              {empty.text && <p>{empty.text}</p>}
            </EmptyState>
          ) : (
            <Rows {...props} />
          )}
          <Pager previous={list.previous} next={list.next} label={list.title} summary={place(list.page)} />
        </>
      )}
    </div>
  )
}
