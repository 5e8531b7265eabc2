import { DataTable } from '../../../../kit/html/data-table.tsx'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { UnitSum } from '../details.ts'
import { spendPath } from '../names.ts'
import { categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'

type Props = {
  rows: readonly UnitSum[]
  period: Period
  category?: string | undefined
  seesRows: boolean
  exports?: { csv: string; xlsx: string } | undefined
}

const unitName = (name: string) => (name === '' ? t('no_unit') : name)

export const UnitTable = ({ rows, period, category, seesRows, exports }: Props) => (
  <DataTable
    caption={t('units_title')}
    captionHidden
    rows={rows}
    rowKey={u => u.unit_no}
    exports={exports}
    columns={[
      {
        key: 'unit',
        label: t('column_unit'),
        cell: u =>
          seesRows ? (
            <a
              href={spendPath('/inkop/rader', period, {
                forvaltning: u.unit_no,
                kategori: category === undefined ? undefined : categoryInAddress(category),
              })}
            >
              {unitName(u.name)}
            </a>
          ) : (
            unitName(u.name)
          ),
        names: true,
      },
      { key: 'bought', label: t('column_bought'), cell: u => showKronor(u.amount_ore), numeric: true },
      {
        key: 'social',
        label: t('column_social'),
        cell: u =>
          u.social_ore === 0
            ? t('nothing_bought')
            : `${showKronor(u.social_ore)} (${showShare(share(u.social_ore, u.amount_ore))})`,
        numeric: true,
      },
    ]}
  />
)
