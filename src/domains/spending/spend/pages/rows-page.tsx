import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showDate, showKronor, showMoney, showMonth, showNumber } from '../../../../kit/text/format.ts'
import type { LedgerRow } from '../details.ts'
import { kindName } from '../names.ts'
import type { NarrowQuery, Period } from '../schema.ts'
import { t } from '../words.ts'
import { kindFacet, socialFacet } from './facets.ts'
import { PeriodChoice } from './period-choice.tsx'
import { TwoLines } from './two-lines.tsx'

type Props = {
  period: Period
  periods: readonly Period[]
  query: URLSearchParams
  q: NarrowQuery
  rows: readonly LedgerRow[]
  next: string | undefined
  total: { amount_ore: number; row_count: number }
  /** Too many rows for a workbook: only the CSV is offered. */
  workbook: boolean
}

const path = '/inkop/rader'

export const RowsPage = ({ period, periods, query, q, rows, next, total, workbook }: Props) => {
  const onwards = new URLSearchParams(query)
  if (next !== undefined) onwards.set('efter', next)
  const first = new URLSearchParams(query)
  first.delete('efter')
  const files = `?${first}`
  return (
    <>
      <PageHead title={t('rows_heading')} lead={t('rows_lead')} />
      <PeriodChoice
        path={path}
        period={period}
        periods={periods}
        query={{
          q: q.q,
          kategori: q.kategori,
          social: q.social,
          leverantor: q.leverantor?.toString(),
          konto: q.konto?.toString(),
          forvaltning: q.forvaltning?.toString(),
        }}
      />
      <Filters
        path={path}
        params={query}
        search={{ name: 'q', label: t('search_supplier') }}
        facets={[kindFacet(), socialFacet()]}
        summary={t('rows_summary', {
          count: total.row_count,
          shown: showNumber(total.row_count),
          sum: showKronor(total.amount_ore),
        })}
        keep={['period', 'leverantor', 'konto', 'forvaltning', 'manad']}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('none_found')} />
      ) : (
        <>
          <DataTable
            caption={t('rows_heading')}
            captionHidden
            rows={rows}
            rowKey={r => `${r.file_no}-${r.line}`}
            exports={{
              csv: `${path}.csv${files}`,
              xlsx: workbook ? `${path}.xlsx${files}` : `${path}.csv${files}`,
            }}
            columns={[
              {
                key: 'supplier',
                label: t('column_supplier'),
                cell: r => <TwoLines first={r.supplier} second={r.unit} />,
                names: true,
              },
              {
                key: 'day',
                label: t('column_day'),
                cell: r => (r.day ? showDate(r.day) : showMonth(r.month)),
              },
              {
                key: 'account',
                label: t('column_account_and_kind'),
                cell: r => <TwoLines first={`${r.code} ${r.account}`.trim()} second={kindName(r.category)} />,
              },
              { key: 'invoice', label: t('column_invoice'), cell: r => r.invoice || r.voucher },
              {
                key: 'sum',
                label: t('column_amount'),
                cell: r => showMoney(r.amount_ore),
                numeric: true,
              },
            ]}
          />
          <Pager
            previous={q.efter === undefined ? undefined : `${path}${files}`}
            next={next === undefined ? undefined : `${path}?${onwards}`}
          />
        </>
      )}
    </>
  )
}
