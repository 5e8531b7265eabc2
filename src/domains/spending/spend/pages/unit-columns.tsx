import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { showKronor, showShare } from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { UnitSum } from '../details.ts'
import { spendPath } from '../names.ts'
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
