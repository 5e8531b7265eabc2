import type { ListColumn } from '../../../../core/lists/columns.ts'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { UnitSum } from '../details.ts'
import { kronor, spendPath } from '../names.ts'
import { categoryInAddress } from '../schema.ts'
import { t } from '../words.ts'
import type { Seen } from './seen.ts'

const unitName = (name: string) => (name === '' ? t('no_unit') : name)

export const unitColumns = ({ period, category, seesRows }: Seen): ListColumn<UnitSum>[] => [
  {
    key: 'unit',
    label: t('column_unit'),
    value: u => u.name,
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
  {
    key: 'bought',
    label: t('column_bought'),
    inFile: t('column_bought_kr'),
    value: u => kronor(u.amount_ore),
    cell: u => showKronor(u.amount_ore),
    numeric: true,
  },
  {
    key: 'social',
    label: t('column_social'),
    inFile: t('column_social_kr'),
    value: u => kronor(u.social_ore),
    cell: u =>
      u.social_ore === 0
        ? t('nothing_bought')
        : `${showKronor(u.social_ore)} (${showShare(share(u.social_ore, u.amount_ore))})`,
    numeric: true,
  },
  { key: 'rows', label: t('column_rows'), value: u => u.row_count, fileOnly: true },
]
