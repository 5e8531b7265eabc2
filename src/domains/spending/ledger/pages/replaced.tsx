import { DataTable } from '../../../../kit/html/data-table.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { showDate, showMoney, showNumber } from '../../../../kit/text/format.ts'
import { periodText } from '../period-text.ts'
import type { LedgerMonth, SameFile } from '../queries.ts'
import type { Replaced, ReplacedMonth } from '../replaced.ts'
import { t } from '../words.ts'

/** All columns are known beforehand. */
export const NationalNotice = () => <Notice tone="info" title={t('mapping_national')} />

/** The very same file was read in before. */
export const SameNotice = ({ same }: { same: SameFile }) =>
  same && (
    <Notice tone="warning" title={t('mapping_same', { when: showDate(same.finished_at ?? same.created_at) })}>
      <p>
        {t('mapping_same_text')}{' '}
        <Link href={`/inkop/reskontra/${same.file_id}`}>{t('mapping_same_link')}</Link>
      </p>
    </Notice>
  )

const shown = 60
/** More would push the columns, which are to be looked at, off the page. */
const open = 6
const keyOf = (m: LedgerMonth) => `${m.file_no} ${m.buyer_no} ${m.month}`

/** Beside each other, so that a month cut in half is seen before it takes the place of a whole one. */
const ReplacedMonths = ({ months, dated, whole }: Replaced) => (
  <DataTable
    caption={t('replaced_title')}
    captionHidden
    rows={months.slice(0, shown)}
    rowKey={keyOf}
    columns={[
      { key: 'month', label: t('column_month'), cell: periodText, names: true },
      { key: 'buyer', label: t('column_buyer'), cell: m => m.buyer, as: 'text' },
      {
        key: 'file',
        label: t('column_file'),
        cell: m => <span class="file-name">{m.file_name}</span>,
        as: 'text',
      },
      { key: 'rows', label: t('column_rows'), cell: m => showNumber(m.row_count), numeric: true },
      { key: 'sum', label: t('column_sum'), cell: m => showMoney(m.amount_ore), numeric: true },
      // Of a file that is only looked at in part, a part of the rows would mislead.
      ...(dated && whole
        ? [
            {
              key: 'new_rows',
              label: t('column_new_rows'),
              cell: (m: ReplacedMonth) => (m.coming ? showNumber(m.coming.rows) : ''),
              numeric: true,
            },
            {
              key: 'new_sum',
              label: t('column_new_sum'),
              cell: (m: ReplacedMonth) => (m.coming ? showMoney(m.coming.ore) : ''),
              numeric: true,
            },
          ]
        : []),
    ]}
  />
)

/** What the file takes the place of, told before it does. */
export const ReplacedNotice = ({ months, whole, dated }: Replaced) => {
  if (months.length === 0) return null
  const table = <ReplacedMonths months={months} dated={dated} whole={whole} />
  return (
    <>
      <Notice tone="warning" title={t('replaced_title')}>
        <p>{t('replaced_text')}</p>
        {months.some(m => m.months > 1) && <p>{t('replaced_whole')}</p>}
        {!whole && <p>{t('replaced_part')}</p>}
      </Notice>
      {months.length <= open ? (
        table
      ) : (
        <details>
          <summary>{t('replaced_show', { count: months.length })}</summary>
          {table}
        </details>
      )}
    </>
  )
}
