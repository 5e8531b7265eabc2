import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { showDate, showMoney, showMonth } from '../../../../kit/text/format.ts'
import type { LedgerRow } from '../details.ts'
import { kindName } from '../names.ts'
import { t } from '../words.ts'
import { TwoLines } from './two-lines.tsx'

export const rowColumns = (): ListColumn<LedgerRow>[] => [
  { key: 'file', label: t('column_file'), value: r => r.file_name, fileOnly: true },
  { key: 'line', label: t('column_line'), value: r => r.line, fileOnly: true },
  { key: 'buyer', label: t('column_buyer'), value: r => r.buyer, fileOnly: true },
  {
    key: 'day',
    label: t('column_day'),
    value: r => r.day ?? r.month.toString().slice(0, 7),
    cell: r => (r.day ? showDate(r.day) : showMonth(r.month)),
  },
  {
    key: 'supplier',
    label: t('column_supplier'),
    value: r => r.supplier,
    cell: r => <TwoLines first={r.supplier} second={r.unit} />,
    names: true,
  },
  { key: 'code', label: t('column_code'), value: r => r.code, fileOnly: true },
  {
    key: 'account',
    label: t('column_account_and_kind'),
    inFile: t('column_account'),
    value: r => r.account,
    cell: r => <TwoLines first={`${r.code} ${r.account}`.trim()} second={kindName(r.category)} />,
  },
  { key: 'kind', label: t('column_kind'), value: r => kindName(r.category), fileOnly: true },
  { key: 'unit', label: t('column_unit'), value: r => r.unit, fileOnly: true },
  { key: 'voucher', label: t('column_voucher'), value: r => r.voucher, fileOnly: true },
  {
    key: 'invoice',
    label: t('column_invoice'),
    value: r => r.invoice,
    cell: r => r.invoice || r.voucher,
  },
  { key: 'basis', label: t('column_basis'), value: r => r.basis, fileOnly: true },
  { key: 'agreement', label: t('column_agreement'), value: r => r.agreement, fileOnly: true },
  kronorColumn(
    ['sum', t('column_amount'), t('column_amount_kr')],
    r => r.amount_ore,
    r => showMoney(r.amount_ore),
  ),
]
