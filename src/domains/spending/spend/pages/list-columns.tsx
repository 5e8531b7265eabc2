import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import {
  showDate,
  showKronor,
  showMoney,
  showMonth,
  showNumber,
  showShare,
} from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { LedgerRow, PairSum, SupplierSum, UnitSum } from '../details.ts'
import { confidenceText, kindName, pairPath, reasonText, spendPath } from '../names.ts'
import { categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'
import { Linked } from './linked.tsx'
import { TwoLines } from './two-lines.tsx'

/** Of which period a table tells, of which kind where it is of one, and whether its reader may see rows. */
type Seen = { period: Period; category?: string | undefined; seesRows: boolean }

const rowsPath = ({ period, category, seesRows }: Seen, narrow: Record<string, number>) =>
  seesRows &&
  spendPath('/inkop/rader', period, {
    ...narrow,
    kategori: category === undefined ? undefined : categoryInAddress(category),
  })

export const supplierColumns = (seen: Seen): ListColumn<SupplierSum>[] => [
  {
    key: 'namn',
    label: t('column_supplier'),
    value: s => s.name,
    cell: s => (
      <>
        {s.enterprise_slug === null ? s.name : <a href={`/foretag/${s.enterprise_slug}`}>{s.name}</a>}{' '}
        {s.enterprise_slug !== null && <StatusChip tone="growing">{t('is_social')}</StatusChip>}
      </>
    ),
    names: true,
  },
  { key: 'orgnr', label: t('column_orgnr'), value: s => s.orgnr, fileOnly: true },
  {
    key: 'social',
    label: t('is_social'),
    value: s => (s.enterprise_slug === null ? '' : t('social_yes')),
    fileOnly: true,
  },
  kronorColumn(['summa', t('column_bought'), t('column_bought_kr')], s => s.amount_ore),
  {
    key: 'rader',
    label: t('column_rows'),
    value: s => s.row_count,
    cell: s => (
      <Linked to={rowsPath(seen, { leverantor: s.supplier_no })}>
        {showNumber(s.row_count)}
        {seen.seesRows && <span class="visually-hidden"> {t('rows_of', { name: s.name })}</span>}
      </Linked>
    ),
    numeric: true,
  },
]

export const unitColumns = (seen: Seen): ListColumn<UnitSum>[] => [
  {
    key: 'unit',
    label: t('column_unit'),
    value: u => u.name,
    cell: u => <Linked to={rowsPath(seen, { forvaltning: u.unit_no })}>{u.name || t('no_unit')}</Linked>,
    names: true,
  },
  kronorColumn(['bought', t('column_bought'), t('column_bought_kr')], u => u.amount_ore),
  kronorColumn(
    ['social', t('column_social'), t('column_social_kr')],
    u => u.social_ore,
    u =>
      u.social_ore === 0
        ? t('nothing_bought')
        : `${showKronor(u.social_ore)} (${showShare(share(u.social_ore, u.amount_ore))})`,
  ),
  { key: 'rows', label: t('column_rows'), value: u => u.row_count, fileOnly: true },
]

/** How each supplier on each account was classified, why, how surely – and where to correct it, which leads `back` again. */
export const pairColumns = (back: string): ListColumn<PairSum>[] => [
  {
    key: 'supplier',
    label: t('column_supplier_and_account'),
    inFile: t('column_supplier'),
    value: p => p.supplier,
    cell: p => <TwoLines first={p.supplier} second={`${p.code} ${p.account}`.trim()} />,
    names: true,
  },
  { key: 'code', label: t('column_code'), value: p => p.code, fileOnly: true },
  { key: 'account', label: t('column_account'), value: p => p.account, fileOnly: true },
  { key: 'kind', label: t('column_kind'), value: p => kindName(p.category) },
  { key: 'why', label: t('column_why'), value: p => `${reasonText(p)} ${confidenceText(p.confidence)}` },
  kronorColumn(['bought', t('column_bought'), t('column_bought_kr')], p => p.amount_ore),
  { key: 'rows', label: t('column_rows'), value: p => p.row_count, fileOnly: true },
  {
    key: 'change',
    label: t('column_next'),
    cell: p => (
      <Button
        href={pairPath(p.supplier_no, p.account_no, back)}
        tone="secondary"
        small
        about={`${p.supplier}, ${p.account}`}
      >
        {t('correct')}
      </Button>
    ),
  },
]

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
