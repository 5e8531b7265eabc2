import { DataTable } from '../../../../kit/html/data-table.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { showDate, showMoney, showNumber } from '../../../../kit/text/format.ts'
import { periodText } from '../period-text.ts'
import type { Replaced } from '../preview.ts'
import type { LedgerMonth, SameFile } from '../queries.ts'
import { t } from '../words.ts'

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

const ReplacedMonths = ({ months, dated }: Pick<Replaced, 'months' | 'dated'>) => (
  <DataTable
    caption={t(dated ? 'replaced_title' : 'replaced_undated')}
    captionHidden
    rows={months.slice(0, shown)}
    rowKey={keyOf}
    columns={[
      { key: 'month', label: t('column_month'), cell: periodText, names: true },
      { key: 'buyer', label: t('column_buyer'), cell: m => m.buyer },
      { key: 'file', label: t('column_file'), cell: m => m.file_name },
      { key: 'rows', label: t('column_rows'), cell: m => showNumber(m.row_count), numeric: true },
      { key: 'sum', label: t('column_sum'), cell: m => showMoney(m.amount_ore), numeric: true },
    ]}
  />
)

/** What the file takes the place of, told before it does. */
export const ReplacedNotice = ({ months, whole, dated }: Replaced) => {
  if (months.length === 0) return null
  const table = <ReplacedMonths months={months} dated={dated} />
  return (
    <>
      <Notice tone="warning" title={t(dated ? 'replaced_title' : 'replaced_undated')}>
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
