import { kronorColumn, type ListColumn } from '../../../../core/lists/columns.ts'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import type { SupplierSum } from '../details.ts'
import { spendPath } from '../names.ts'
import { categoryInAddress } from '../schema.ts'
import { t } from '../words.ts'
import type { Seen } from './seen.ts'

export const supplierColumns = ({ period, category, seesRows }: Seen): ListColumn<SupplierSum>[] => [
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
    cell: s =>
      seesRows ? (
        <a
          href={spendPath('/inkop/rader', period, {
            leverantor: s.supplier_no,
            kategori: category === undefined ? undefined : categoryInAddress(category),
          })}
        >
          {showNumber(s.row_count)}
          <span class="visually-hidden"> {t('rows_of', { name: s.name })}</span>
        </a>
      ) : (
        showNumber(s.row_count)
      ),
    numeric: true,
  },
]
