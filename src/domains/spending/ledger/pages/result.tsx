import type { Result, ToldRow } from '../../../../core/imports/kind.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { showMoney, showNumber } from '../../../../kit/text/format.ts'
import { WaitingUnits } from '../../units/pages/of-ledger.tsx'
import type { LedgerFile } from '../queries.ts'
import { failureText, t } from '../words.ts'
import { type MonthRow, MonthsTable } from './months-table.tsx'

const Outcome = ({ made }: { made: LedgerFile }) => {
  if (made.state === 'cancelled') return <Notice tone="warning" title={t('cancelled_text')} />
  if (made.state === 'failed') return <Notice tone="error" title={failureText(made.failure)} />
  const counts = { stored: made.rows_stored, rejected: made.rows_rejected }
  return <Notice tone="success" title={t('done_text', counts)} />
}

const figuresOf = (made: LedgerFile) => [
  { term: t('count_read'), details: showNumber(made.rows_read) },
  { term: t('count_stored'), details: showNumber(made.rows_stored) },
  { term: t('count_rejected'), details: showNumber(made.rows_rejected) },
  { term: t('count_file_sum'), details: showMoney(made.file_sum_ore) },
  { term: t('count_stored_sum'), details: showMoney(made.stored_sum_ore) },
  { term: t('count_difference'), details: showMoney(made.file_sum_ore - made.stored_sum_ore) },
]

/** What became of a ledger: its figures, and the months that are taken from it. */
export const resultOf = (
  path: string,
  made: LedgerFile,
  months: readonly MonthRow[],
  mayChange: boolean,
  waiting: number,
): Result => ({
  notice: (
    <>
      <Outcome made={made} />
      {made.state === 'done' && <WaitingUnits count={waiting} />}
    </>
  ),
  ...(made.state === 'done' ? { figures: figuresOf(made) } : {}),
  actions: (
    <>
      <Button href="/inkop">{t('to_spend')}</Button>
      <Button href={path} tone="secondary">
        {t('again')}
      </Button>
    </>
  ),
  more: months.length > 0 && (
    <>
      <h2>{t('months')}</h2>
      <MonthsTable rows={months} mayChange={mayChange} />
    </>
  ),
  width: 'wide',
})

/** A row as it stood in the file. */
export const toldColumns = () => [
  {
    key: 'row',
    label: t('told_name'),
    cell: ({ cells }: ToldRow) =>
      cells
        .filter(cell => cell !== '')
        .join(' · ')
        .slice(0, 200),
  },
]
