import { DataTable } from '../../../../kit/html/data-table.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showKronor, showNumber, showShortDate } from '../../../../kit/text/format.ts'
import { periodText } from '../period-text.ts'
import type { LedgerMonth } from '../queries.ts'
import { t } from '../words.ts'

export type MonthRow = LedgerMonth & {
  /** What is in use in its place, as the button remembers it. */
  seen: string
}

const Use = ({ row, mayChange }: { row: MonthRow; mayChange: boolean }) => {
  const month = { kopare: row.buyer_no, manad: row.month.toString() }
  if (row.active)
    return (
      <>
        <StatusChip tone="good">{t('used')}</StatusChip>{' '}
        {mayChange && (
          <PostButton
            action={`/inkop/reskontra/${row.file_id}/sluta`}
            fields={month}
            tone="quiet"
            small
            about={t('stop_use_about', { month: periodText(row), file: row.file_name })}
          >
            {t('stop_use')}
          </PostButton>
        )}
      </>
    )
  if (!mayChange) return <StatusChip tone="ended">{t('not_used')}</StatusChip>
  return (
    <PostButton
      action={`/inkop/reskontra/${row.file_id}/anvand`}
      fields={{ ...month, sett: row.seen }}
      tone="secondary"
      small
      about={t('use_again_about', { month: periodText(row), file: row.file_name })}
    >
      {t('use_again')}
    </PostButton>
  )
}

/** Which file each month is taken from, and the earlier ones that could be used again. */
export const MonthsTable = ({ rows, mayChange }: { rows: readonly MonthRow[]; mayChange: boolean }) => (
  <DataTable
    caption={t('months')}
    captionHidden
    rows={rows}
    rowKey={row => `${row.file_no} ${row.buyer_no} ${row.month}`}
    columns={[
      { key: 'month', label: t('column_month'), cell: periodText, names: true },
      ...(new Set(rows.map(row => row.buyer)).size > 1
        ? [{ key: 'buyer', label: t('column_buyer'), cell: (row: MonthRow) => row.buyer }]
        : []),
      {
        key: 'file',
        label: t('column_file'),
        cell: row => <a href={`/inkop/reskontra/${row.file_id}`}>{row.file_name}</a>,
        as: 'text',
        word: '',
      },
      {
        key: 'read',
        label: t('column_read'),
        cell: row => (row.finished_at ? showShortDate(row.finished_at) : ''),
      },
      { key: 'rows', label: t('column_rows'), cell: row => showNumber(row.row_count), numeric: true },
      { key: 'sum', label: t('column_sum'), cell: row => showKronor(row.amount_ore), numeric: true },
      {
        key: 'used',
        label: t('column_used'),
        cell: row => <Use row={row} mayChange={mayChange} />,
        as: 'action',
      },
    ]}
  />
)
