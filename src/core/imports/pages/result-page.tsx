import { type Column, DataTable } from '../../../kit/html/data-table.tsx'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { Filters } from '../../../kit/html/filters.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Pager } from '../../../kit/html/pager.tsx'
import type { Result, ToldRow } from '../kind.ts'
import { t } from '../words.ts'

type Props = {
  path: string
  state: string
  fileName: string
  result: Result
  /** How many rows are told of in all. */
  told: number
  words: {
    done: string
    heading: string
    lead: string
    summary: string
    none: string
    noneText: string
  }
  reasons: readonly { value: string; label: string; count: number }[]
  rows: readonly ToldRow[]
  columns: readonly Column<ToldRow>[]
  search: boolean
  query: URLSearchParams
  next: string | undefined
}

/** Where no other column names the row its number does, and says what it is a number of where no heading stands above it. */
const lineOf = (isNamed: boolean): Column<ToldRow> => ({
  key: 'line',
  label: t('line'),
  cell: row =>
    isNamed ? (
      row.line
    ) : (
      <>
        <span class="narrow-only">{t('line')} </span>
        {row.line}
      </>
    ),
  numeric: true,
})

const Told = ({ path, words, reasons, rows, columns, search, query, next }: Props) => (
  <>
    <h2>{words.heading}</h2>
    <p>{words.lead}</p>
    <Filters
      path={path}
      params={query}
      search={search ? { name: 'q', label: t('told_search') } : undefined}
      facets={[{ name: 'orsak', label: t('told_reason'), single: true, options: [...reasons] }]}
      summary={words.summary}
    />
    {rows.length === 0 ? (
      <EmptyState title={t('told_none_found')} />
    ) : (
      <DataTable
        caption={words.heading}
        captionHidden
        rows={rows}
        rowKey={row => row.line}
        exports={{ csv: `${path}/rader.csv?${query}`, xlsx: `${path}/rader.xlsx?${query}` }}
        columns={[lineOf(columns.some(column => column.names)), ...columns]}
      />
    )}
    <Pager next={next} label={words.heading} />
  </>
)

/** What became of every row. */
export const ResultPage = (props: Props) => {
  const { state, fileName, result, words, told } = props
  const title = state === 'cancelled' || state === 'failed' ? t(`${state}_title`) : words.done
  return (
    <>
      <PageHead title={title} lead={fileName} actions={result.actions} />
      {result.notice}
      {result.figures && <DescriptionList items={result.figures} />}
      {result.more}
      {told > 0 && <Told {...props} />}
      {told === 0 && state === 'done' && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
    </>
  )
}
