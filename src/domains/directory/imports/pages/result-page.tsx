import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import type { Counts, Import, ToldRow } from '../queries.ts'
import { isReason, mappingOf } from '../schema.ts'
import { failureText, reasonText, t } from '../words.ts'

type Props = {
  made: Import
  counts: Counts
  reasons: readonly { reason: string | null; count: number }[]
  rows: readonly ToldRow[]
  query: URLSearchParams
  next: string | undefined
}

const Outcome = ({ made, counts }: Pick<Props, 'made' | 'counts'>) => {
  if (made.state === 'cancelled')
    return <Notice tone="warning" title={t('cancelled_text', { waiting: counts.waiting })} />
  if (made.state === 'failed') return <Notice tone="error" title={failureText(made.failure)} />
  return (
    <Notice
      tone="success"
      title={t('done_text', { stored: counts.stored, updated: counts.updated, rejected: counts.rejected })}
    />
  )
}

const Figures = ({ counts }: { counts: Counts }) => {
  const shown = (['read', 'stored', 'updated', 'rejected'] as const).map(key => ({
    term: t(`count_${key}`),
    details: showNumber(counts[key]),
  }))
  const left = { term: t('count_waiting'), details: showNumber(counts.waiting) }
  return <DescriptionList items={counts.waiting > 0 ? [...shown, left] : shown} />
}

const Told = ({ made, rows, reasons, query, next }: Omit<Props, 'counts'>) => {
  const nameAt = mappingOf(made.mapping).indexOf('name')
  const path = `/registret/las-in/${made.import_id}`
  const total = reasons.reduce((sum, r) => sum + r.count, 0)
  return (
    <>
      <h2>{t('told_heading')}</h2>
      <p>{t('told_lead')}</p>
      <Filters
        path={path}
        params={query}
        search={{ name: 'q', label: t('told_search') }}
        facets={[
          {
            name: 'orsak',
            label: t('told_reason'),
            single: true,
            options: reasons.flatMap(({ reason, count }) =>
              isReason(reason) ? [{ value: reason, label: t(`short_${reason}`), count }] : [],
            ),
          },
        ]}
        summary={t('told_summary', { count: total })}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('told_none_found')} />
      ) : (
        <DataTable
          caption={t('told_heading')}
          captionHidden
          rows={rows}
          rowKey={row => row.line}
          exports={{ csv: `${path}/rader.csv?${query}`, xlsx: `${path}/rader.xlsx?${query}` }}
          columns={[
            { key: 'line', label: t('line'), cell: row => row.line, numeric: true },
            {
              key: 'name',
              label: t('told_name'),
              cell: row => (row.cells[nameAt] || t('told_no_name')).slice(0, 80),
              names: true,
            },
            {
              key: 'outcome',
              label: t('told_outcome'),
              cell: row => (
                <StatusChip tone={row.outcome === 'rejected' ? 'attention' : 'growing'}>
                  {t(row.outcome === 'rejected' ? 'outcome_rejected' : 'outcome_stored')}
                </StatusChip>
              ),
            },
            { key: 'reason', label: t('told_reason'), cell: row => reasonText(row.reason, row.detail) },
          ]}
        />
      )}
      <Pager next={next} label={t('told_heading')} />
    </>
  )
}

/** What became of every row. */
export const ResultPage = ({ made, counts, reasons, ...told }: Props) => {
  const title =
    made.state === 'cancelled' ? 'cancelled_title' : made.state === 'failed' ? 'failed_title' : 'done_title'
  return (
    <>
      <PageHead
        title={t(title)}
        lead={made.file_name}
        actions={
          <>
            <Button href="/registret/las-in">{t('again')}</Button>
            <Button href="/registret" tone="secondary">
              {t('to_register')}
            </Button>
          </>
        }
      />
      <Outcome made={made} counts={counts} />
      <Figures counts={counts} />
      {reasons.length > 0 ? (
        <Told made={made} reasons={reasons} {...told} />
      ) : (
        made.state === 'done' && (
          <EmptyState title={t('told_none')}>
            <p>{t('told_none_text')}</p>
          </EmptyState>
        )
      )}
    </>
  )
}
