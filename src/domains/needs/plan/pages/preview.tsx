import { Temporal } from 'temporal-polyfill'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { showDate, showMoney } from '../../../../kit/text/format.ts'
import { categoryText } from '../../needs/facts.ts'
import { type Entry, isRejected, type Rejected } from '../read-row.ts'
import type { Said } from '../schema.ts'
import { toldText } from '../told.ts'
import { t } from '../words.ts'

const day = (text: string | undefined) => (text ? showDate(Temporal.PlainDate.from(text)) : '')
const said = (row: Entry | Rejected): Said => (isRejected(row) ? {} : row.said)

/** How the first rows come out with the columns as they are chosen now. */
export const Preview = ({ read }: { read: readonly (Entry | Rejected)[] }) => (
  <DataTable
    caption={t('preview')}
    rows={read}
    rowKey={row => row.line}
    columns={[
      {
        key: 'title',
        label: t('field_title'),
        names: true,
        cell: row =>
          said(row).title ?? toldText({ reason: isRejected(row) ? row.reason : '', detail: row.detail }),
      },
      {
        key: 'category',
        label: t('field_category'),
        cell: row => (isRejected(row) ? '' : categoryText(row.said.category ?? 'other')),
      },
      {
        key: 'value',
        label: t('field_value'),
        numeric: true,
        cell: row => {
          const ore = said(row).value_ore
          return ore === undefined ? '' : showMoney(ore)
        },
      },
      { key: 'starts', label: t('field_starts'), cell: row => day(said(row).starts_on) },
      { key: 'ends', label: t('field_contract_ends'), cell: row => day(said(row).contract_ends_on) },
      { key: 'supplier', label: t('field_supplier'), cell: row => said(row).todays_supplier ?? '' },
    ]}
  />
)
