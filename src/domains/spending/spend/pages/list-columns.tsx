import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { Link } from '../../../../kit/html/link.tsx'
import { showKronor, showMoney, showMonth, showShare, showShortDate } from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { LedgerRow, PairSum, SupplierSum, UnitSum } from '../details.ts'
import { confidenceText, kindName, pairPath, reasonText, shortKind, spendPath } from '../names.ts'
import { categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'

/** Of which period a table tells, of which kind where it is of one, and whether its reader may see rows. */
type Seen = { period: Period; category?: string | undefined; seesRows: boolean }

/** The rows behind a line of a table, for those who may see rows. */
export const rowsOf =
  <Row,>({ period, category, seesRows }: Seen, narrow: (row: Row) => Record<string, number>) =>
  (row: Row) =>
    seesRows
      ? spendPath('/inkop/rader', period, {
          ...narrow(row),
          kategori: category === undefined ? undefined : categoryInAddress(category),
        })
      : undefined
export const supplierRows = (seen: Seen) => rowsOf<SupplierSum>(seen, s => ({ leverantor: s.supplier_no }))
export const unitRows = (seen: Seen) => rowsOf<UnitSum>(seen, u => ({ forvaltning: u.unit_no }))
/** Where a class is corrected, which leads `back` again. */
export const pairHref =
  (back: string) =>
  ({ supplier_no, account_no }: PairSum) =>
    pairPath(supplier_no, account_no, back)

export const supplierColumns = (): ListColumn<SupplierSum>[] => [
  {
    key: 'namn',
    label: t('column_supplier'),
    value: s => s.name,
    names: true,
  },
  { key: 'orgnr', label: t('column_orgnr'), value: s => s.orgnr, fileOnly: true },
  {
    key: 'social',
    label: t('is_social'),
    value: s => (s.enterprise_slug === null ? '' : t('social_yes')),
    cell: s =>
      s.enterprise_slug !== null && (
        <Link href={`/foretag/${s.enterprise_slug}`} about={s.name}>
          {t('is_social')}
        </Link>
      ),
    as: 'pill',
  },
  kronorColumn(['summa', t('column_bought'), t('column_bought_kr')], s => s.amount_ore, undefined, ''),
  {
    key: 'rader',
    label: t('column_rows'),
    value: s => s.row_count,
    numeric: true,
  },
]

export const unitColumns = (): ListColumn<UnitSum>[] => [
  {
    key: 'unit',
    label: t('column_unit'),
    value: u => u.name,
    cell: u => u.name || t('no_unit'),
    under: u => u.in_ledger && t('in_ledger', { names: u.in_ledger }),
    names: true,
  },
  { key: 'in_ledger', label: t('column_unit_in_ledger'), value: u => u.in_ledger, fileOnly: true },
  kronorColumn(['bought', t('column_bought'), t('column_bought_kr')], u => u.amount_ore, undefined, ''),
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

/** How each supplier on each account was classified, why, and how surely. */
export const pairColumns = (): ListColumn<PairSum>[] => [
  {
    key: 'supplier',
    label: t('column_supplier_and_account'),
    inFile: t('column_supplier'),
    value: p => p.supplier,
    cell: p => p.supplier,
    under: p => `${p.code} ${p.account}`.trim(),
    names: true,
  },
  { key: 'code', label: t('column_code'), value: p => p.code, fileOnly: true },
  { key: 'account', label: t('column_account'), value: p => p.account, fileOnly: true },
  {
    key: 'kind',
    label: t('column_kind'),
    value: p => kindName(p.category),
    cell: p => shortKind(p.category),
    as: 'text',
    word: '',
  },
  {
    key: 'why',
    label: t('column_why'),
    value: p => `${reasonText(p)} ${confidenceText(p.confidence)}`,
    as: 'wide',
  },
  kronorColumn(['bought', t('column_bought'), t('column_bought_kr')], p => p.amount_ore, undefined, ''),
  { key: 'rows', label: t('column_rows'), value: p => p.row_count, fileOnly: true },
]

export const rowColumns = (): ListColumn<LedgerRow>[] => [
  { key: 'file', label: t('column_file'), value: r => r.file_name, fileOnly: true },
  { key: 'line', label: t('column_line'), value: r => r.line, fileOnly: true },
  { key: 'buyer', label: t('column_buyer'), value: r => r.buyer, fileOnly: true },
  {
    key: 'day',
    label: t('column_day'),
    value: r => r.day ?? r.month.toString().slice(0, 7),
    cell: r => (r.day ? showShortDate(r.day) : showMonth(r.month)),
    word: '',
  },
  {
    key: 'supplier',
    label: t('column_supplier'),
    value: r => r.supplier,
    names: true,
  },
  { key: 'code', label: t('column_code'), value: r => r.code, fileOnly: true },
  {
    key: 'account',
    label: t('column_account'),
    value: r => r.account,
    cell: r => `${r.code} ${r.account}`.trim(),
    as: 'text',
    word: '',
  },
  {
    key: 'kind',
    label: t('column_kind'),
    value: r => kindName(r.category),
    cell: r => shortKind(r.category),
    as: 'wide',
    word: '',
  },
  { key: 'unit', label: t('column_unit'), value: r => r.unit, fileOnly: true },
  {
    key: 'in_ledger',
    label: t('column_unit_in_ledger'),
    value: r => (r.unit_in_ledger === r.unit ? '' : r.unit_in_ledger),
    fileOnly: true,
  },
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
    '',
  ),
]
