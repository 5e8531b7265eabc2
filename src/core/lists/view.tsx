import type { ComponentChildren } from 'preact'
import { DataTable } from '../../kit/html/data-table.tsx'
import type { Facet } from '../../kit/html/facet-group.tsx'
import { Filters } from '../../kit/html/filters.tsx'
import { Pager } from '../../kit/html/pager.tsx'
import { TableExports } from '../../kit/html/table-exports.tsx'
import { showNumber } from '../../kit/text/format.ts'
import { pageColumns } from './columns.ts'
import type { Shown } from './list.ts'
import { t } from './words.ts'

type Props<Row> = {
  list: Pick<
    Shown<Row>,
    'path' | 'query' | 'columns' | 'page' | 'sort' | 'orders' | 'rowKey' | 'exports' | 'previous' | 'next'
  >
  /** What the table is called. */
  caption: string
  /** How many there are in all, in a sentence. */
  summary: string
  /** The label of the search box. */
  search?: string | undefined
  facets?: Facet[] | undefined
  /** Names of the query that a new search keeps, besides the order. */
  keep?: string[]
  /** Instead of a table without rows. */
  empty: ComponentChildren
  rowHref?: ((row: Row) => string) | undefined
  /** Keys of columns that would say the same in every row. */
  without?: string[]
  /** Instead of a table. */
  draw?: ((rows: readonly Row[]) => ComponentChildren) | undefined
}

/** The part of a page that every list has: what narrows it, how many there are, the rows, the files, the way on. */
export function ListView<Row>(props: Props<Row>) {
  const { list, caption, summary, search, facets, keep = [], empty, rowHref, without, draw } = props
  const { rows, totals, passed } = list.page
  return (
    <>
      {search === undefined && facets === undefined ? (
        <p class="filters__summary" id="list-summary">
          {summary}
        </p>
      ) : (
        <Filters
          path={list.path}
          params={list.query}
          search={search === undefined ? undefined : { name: 'q', label: search }}
          facets={facets}
          summary={summary}
          keep={['sort', 'riktning', ...keep]}
        />
      )}
      {rows.length === 0 && empty}
      {rows.length > 0 && draw === undefined && (
        <DataTable
          caption={caption}
          captionHidden
          rows={rows}
          rowKey={list.rowKey}
          rowHref={rowHref}
          sort={list.sort}
          exports={list.exports}
          columns={pageColumns(list.columns, list.orders, without)}
        />
      )}
      {rows.length > 0 && draw !== undefined && (
        <>
          {draw(rows)}
          <TableExports {...list.exports} caption={caption} />
        </>
      )}
      <Pager
        previous={list.previous}
        next={list.next}
        label={caption}
        summary={
          passed === undefined
            ? undefined
            : t('shown_of', {
                from: showNumber(passed + 1),
                to: showNumber(passed + rows.length),
                all: showNumber(totals.total),
              })
        }
      />
    </>
  )
}
