import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { showKronor } from '../../../../kit/text/format.ts'
import type { PairSum } from '../details.ts'
import { confidenceText, kindName, reasonText } from '../names.ts'
import { t } from '../words.ts'
import { TwoLines } from './two-lines.tsx'

type Props = {
  rows: readonly PairSum[]
  mayKeep: boolean
  /** Where the correction leads back to. */
  back: string
  /** Of several kinds: tells which. */
  kinds?: boolean
  exports?: { csv: string; xlsx: string } | undefined
}

/** How each supplier on each account was classified, why, how surely – and where to correct it. */
export const PairTable = ({ rows, mayKeep, back, kinds, exports }: Props) => (
  <DataTable
    caption={t('classes_title')}
    captionHidden
    rows={rows}
    rowKey={p => `${p.supplier_no}-${p.account_no}`}
    exports={exports}
    columns={[
      {
        key: 'supplier',
        label: t('column_supplier_and_account'),
        cell: p => <TwoLines first={p.supplier} second={`${p.code} ${p.account}`.trim()} />,
        names: true,
      },
      ...(kinds
        ? [{ key: 'kind', label: t('column_kind'), cell: (p: PairSum) => kindName(p.category) }]
        : []),
      { key: 'bought', label: t('column_bought'), cell: p => showKronor(p.amount_ore), numeric: true },
      { key: 'why', label: t('column_why'), cell: p => `${reasonText(p)} ${confidenceText(p.confidence)}` },
      ...(mayKeep
        ? [
            {
              key: 'change',
              label: t('column_next'),
              cell: (p: PairSum) => (
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
        : []),
    ]}
  />
)
