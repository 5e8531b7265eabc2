import type { KeptImport } from '../../../../core/imports/kept-kind.tsx'
import type { Result, ToldRow } from '../../../../core/imports/kind.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import { detailOf } from '../schema.ts'
import { t } from '../words.ts'

/** What became of a plan. `changed`: of the needs that were there already, how many this reading changed. */
export const resultOf = (plan: KeptImport, changed: number): Result => {
  const counts = { stored: plan.rows_stored, updated: plan.rows_updated, rejected: plan.rows_rejected }
  const figures = { read: plan.rows_read, stored: counts.stored, updated: counts.updated, changed }
  return {
    notice: (
      <Notice tone="success" title={t('done_text', counts)}>
        <p>{t('done_hand')}</p>
      </Notice>
    ),
    figures: (['read', 'stored', 'updated', 'changed', 'rejected'] as const).map(key => ({
      term: t(`count_${key}`),
      details: showNumber({ ...figures, ...counts }[key]),
    })),
    actions: (
      <>
        <Button href="/inkop/behov/kalender" icon="calendar">
          {t('to_calendar')}
        </Button>
        <Button href="/inkop/behov?kalla=plan" tone="secondary">
          {t('to_needs')}
        </Button>
      </>
    ),
  }
}

export const outcomeText = (row: ToldRow): string =>
  t(row.outcome === 'rejected' ? 'outcome_rejected' : 'outcome_look')

const needOf = (row: ToldRow) => ('need_id' in row ? row.need_id : null)

/** Which need a row became, and whether it did. */
export const toldColumns = (titleAt: number) => [
  {
    key: 'title',
    label: t('field_title'),
    names: true,
    cell: (row: ToldRow) => {
      const title =
        (detailOf(row.detail).said?.title ?? row.cells[titleAt] ?? '').slice(0, 80) || t('no_title')
      return needOf(row) ? <a href={`/inkop/behov/${needOf(row)}`}>{title}</a> : title
    },
  },
  {
    key: 'outcome',
    label: t('outcome'),
    cell: (row: ToldRow) => (
      <StatusChip tone={row.outcome === 'rejected' ? 'attention' : 'growing'}>{outcomeText(row)}</StatusChip>
    ),
  },
]

/** What became of the plans that were read before. */
export const countColumns = () =>
  (['stored', 'updated'] as const).map(key => ({
    key,
    label: t(`count_${key}`),
    cell: (plan: KeptImport) => (plan.state === 'done' ? showNumber(plan[`rows_${key}`]) : ''),
    numeric: true,
  }))
