import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import type { Plan, ToldRow } from '../queries.ts'
import { detailOf, mappingOf } from '../schema.ts'
import { outcomeText, toldText } from '../told.ts'
import { t } from '../words.ts'

type Props = {
  plan: Plan
  /** Of the needs that were there already, how many this reading changed. */
  changed: number
  rows: readonly ToldRow[]
  next: string | undefined
}

const figures = ({ plan, changed }: Pick<Props, 'plan' | 'changed'>) => [
  { term: t('count_read'), details: showNumber(plan.rows_read) },
  { term: t('count_stored'), details: showNumber(plan.rows_stored) },
  { term: t('count_updated'), details: showNumber(plan.rows_updated) },
  { term: t('count_changed'), details: showNumber(changed) },
  { term: t('count_rejected'), details: showNumber(plan.rows_rejected) },
]

const Told = ({ plan, rows, next }: Omit<Props, 'changed'>) => {
  const titleAt = mappingOf(plan.mapping).indexOf('title')
  const at = `/inkop/behov/plan/${plan.import_id}`
  const titleOf = (row: ToldRow) =>
    (detailOf(row.detail).said?.title ?? row.cells[titleAt] ?? '').slice(0, 80) || t('no_title')
  return (
    <>
      <h2>{t('told_heading')}</h2>
      <p>{t('told_lead')}</p>
      <DataTable
        caption={t('told_heading')}
        captionHidden
        rows={rows}
        rowKey={row => row.line}
        exports={{ csv: `${at}/rader.csv`, xlsx: `${at}/rader.xlsx` }}
        columns={[
          { key: 'line', label: t('line'), cell: row => row.line, numeric: true },
          {
            key: 'title',
            label: t('field_title'),
            names: true,
            cell: row =>
              row.need_id ? <a href={`/inkop/behov/${row.need_id}`}>{titleOf(row)}</a> : titleOf(row),
          },
          {
            key: 'outcome',
            label: t('outcome'),
            cell: row => (
              <StatusChip tone={row.outcome === 'rejected' ? 'attention' : 'growing'}>
                {outcomeText(row)}
              </StatusChip>
            ),
          },
          { key: 'reason', label: t('reason'), cell: toldText },
        ]}
      />
      <Pager next={next} label={t('told_heading')} />
    </>
  )
}

/** What became of every row of a plan. */
export const ResultPage = ({ plan, changed, rows, next }: Props) => (
  <>
    <PageHead
      title={t('done_title')}
      lead={plan.file_name}
      actions={
        <>
          <Button href="/inkop/behov/kalender" icon="calendar">
            {t('to_calendar')}
          </Button>
          <Button href="/inkop/behov?kalla=plan" tone="secondary">
            {t('to_needs')}
          </Button>
        </>
      }
    />
    <Notice
      tone="success"
      title={t('done_text', {
        stored: plan.rows_stored,
        updated: plan.rows_updated,
        rejected: plan.rows_rejected,
      })}
    >
      <p>{t('done_hand')}</p>
    </Notice>
    <DescriptionList items={figures({ plan, changed })} />
    {rows.length > 0 ? (
      <Told plan={plan} rows={rows} next={next} />
    ) : (
      <EmptyState title={t('told_none')}>
        <p>{t('told_none_text')}</p>
      </EmptyState>
    )}
  </>
)
