import type { Result, ToldRow } from '../../../../core/imports/kind.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import type { Counts, Import } from '../queries.ts'
import { failureText, t } from '../words.ts'

export const outcomeText = (row: ToldRow) =>
  t(row.outcome === 'rejected' ? 'outcome_rejected' : 'outcome_stored')

const Outcome = ({ made, counts }: { made: Import; counts: Counts }) => {
  if (made.state === 'cancelled')
    return <Notice tone="warning" title={t('cancelled_text', { waiting: counts.waiting })} />
  if (made.state === 'failed') return <Notice tone="error" title={failureText(made.failure)} />
  return <Notice tone="success" title={t('done_text', counts)} />
}

/** What became of a list. */
export const resultOf = (path: string, made: Import, counts: Counts): Result => ({
  notice: <Outcome made={made} counts={counts} />,
  figures: (['read', 'stored', 'updated', 'rejected', 'waiting'] as const)
    .filter(key => key !== 'waiting' || counts.waiting > 0)
    .map(key => ({ term: t(`count_${key}`), details: showNumber(counts[key]) })),
  actions: (
    <>
      <Button href={path}>{t('again')}</Button>
      <Button href="/registret" tone="secondary">
        {t('to_register')}
      </Button>
    </>
  ),
})

/** Which enterprise a row is about, and whether it was stored in part. */
export const toldColumns = (nameAt: number) => [
  {
    key: 'name',
    label: t('told_name'),
    cell: (row: ToldRow) => (row.cells[nameAt] || t('told_no_name')).slice(0, 80),
    names: true,
  },
  {
    key: 'outcome',
    label: t('told_outcome'),
    cell: (row: ToldRow) => (
      <StatusChip tone={row.outcome === 'rejected' ? 'attention' : 'growing'}>{outcomeText(row)}</StatusChip>
    ),
  },
]
