import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { Button } from '../../../../kit/html/button.tsx'
import type { PairSum } from '../details.ts'
import { confidenceText, kindName, reasonText } from '../names.ts'
import { t } from '../words.ts'
import { TwoLines } from './two-lines.tsx'

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
        href={`/inkop/klassning/${p.supplier_no}/${p.account_no}?${new URLSearchParams({ tillbaka: back })}`}
        tone="secondary"
        small
        about={`${p.supplier}, ${p.account}`}
      >
        {t('correct')}
      </Button>
    ),
  },
]
