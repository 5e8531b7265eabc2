import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showMoney, showNumber } from '../../../../kit/text/format.ts'
import type { LedgerFile, RejectedRow } from '../queries.ts'
import { isReason } from '../schema.ts'
import { failureText, reasonText, t } from '../words.ts'
import { type MonthRow, MonthsTable } from './months-table.tsx'

type Props = {
  made: LedgerFile
  months: readonly MonthRow[]
  mayChange: boolean
  reasons: readonly { reason: string; count: number }[]
  rows: readonly RejectedRow[]
  query: URLSearchParams
  next: string | undefined
}

const Outcome = ({ made }: Pick<Props, 'made'>) => {
  if (made.state === 'cancelled') return <Notice tone="warning" title={t('cancelled_text')} />
  if (made.state === 'failed') return <Notice tone="error" title={failureText(made.failure)} />
  return (
    <Notice
      tone="success"
      title={t('done_text', { stored: made.rows_stored, rejected: made.rows_rejected })}
    />
  )
}

const Figures = ({ made }: Pick<Props, 'made'>) => (
  <DescriptionList
    items={[
      { term: t('count_read'), details: showNumber(made.rows_read) },
      { term: t('count_stored'), details: showNumber(made.rows_stored) },
      { term: t('count_rejected'), details: showNumber(made.rows_rejected) },
      { term: t('count_file_sum'), details: showMoney(made.file_sum_ore) },
      { term: t('count_stored_sum'), details: showMoney(made.stored_sum_ore) },
      { term: t('count_difference'), details: showMoney(made.file_sum_ore - made.stored_sum_ore) },
    ]}
  />
)

const Rejects = ({ made, rows, reasons, query, next }: Omit<Props, 'months' | 'mayChange'>) => {
  const path = `/inkop/reskontra/${made.file_id}`
  return (
    <>
      <h2>{t('rejects')}</h2>
      <p>{t('rejects_lead')}</p>
      <Filters
        path={path}
        params={query}
        facets={[
          {
            name: 'orsak',
            label: t('rejects_reason'),
            single: true,
            options: reasons.flatMap(({ reason, count }) =>
              isReason(reason) ? [{ value: reason, label: t(`short_${reason}`), count }] : [],
            ),
          },
        ]}
        summary={t('rejects_summary', { count: made.rows_rejected })}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('rejects_none_found')} />
      ) : (
        <DataTable
          caption={t('rejects')}
          captionHidden
          rows={rows}
          rowKey={row => row.line}
          exports={{ csv: `${path}/rader.csv?${query}`, xlsx: `${path}/rader.xlsx?${query}` }}
          columns={[
            { key: 'line', label: t('line'), cell: row => row.line, numeric: true },
            { key: 'reason', label: t('rejects_reason'), cell: row => reasonText(row.reason, row.detail) },
            {
              key: 'row',
              label: t('rejects_row'),
              cell: row =>
                row.cells
                  .filter(cell => cell !== '')
                  .join(' · ')
                  .slice(0, 200),
            },
          ]}
        />
      )}
      <Pager next={next} label={t('rejects')} />
    </>
  )
}

/** What became of every row. */
export const ResultPage = ({ made, months, mayChange, ...rejects }: Props) => {
  const title =
    made.state === 'cancelled' ? 'cancelled_title' : made.state === 'failed' ? 'failed_title' : 'done_title'
  return (
    <>
      <PageHead
        title={t(title)}
        lead={made.file_name}
        actions={
          <>
            <Button href="/inkop">{t('to_spend')}</Button>
            <Button href="/inkop/reskontra" tone="secondary">
              {t('again')}
            </Button>
          </>
        }
      />
      <Outcome made={made} />
      {made.state === 'done' && <Figures made={made} />}
      {months.length > 0 && (
        <>
          <h2>{t('months')}</h2>
          <MonthsTable rows={months} mayChange={mayChange} />
        </>
      )}
      {made.state === 'done' && made.rows_rejected > 0 && <Rejects made={made} {...rejects} />}
      {made.state === 'done' && made.rows_rejected === 0 && (
        <EmptyState title={t('rejects_none')}>
          <p>{t('rejects_none_text')}</p>
        </EmptyState>
      )}
    </>
  )
}
