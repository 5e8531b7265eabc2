import { DataTable } from '../../../../kit/html/data-table.tsx'
import type { Sort } from '../../../../kit/html/sort-header.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { SupplierSum } from '../details.ts'
import { spendPath } from '../names.ts'
import { categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'

type Props = {
  rows: readonly SupplierSum[]
  period: Period
  category?: string | undefined
  seesRows: boolean
  sort?: Sort | undefined
  exports?: { csv: string; xlsx: string } | undefined
}

export const SupplierTable = ({ rows, period, category, seesRows, sort, exports }: Props) => (
  <DataTable
    caption={t('suppliers_title')}
    captionHidden
    rows={rows}
    rowKey={s => s.supplier_no}
    sort={sort}
    exports={exports}
    columns={[
      {
        key: 'namn',
        label: t('column_supplier'),
        cell: s => (
          <>
            {s.enterprise_slug === null ? s.name : <a href={`/foretag/${s.enterprise_slug}`}>{s.name}</a>}{' '}
            {s.enterprise_slug !== null && <StatusChip tone="growing">{t('is_social')}</StatusChip>}
          </>
        ),
        names: true,
        sortable: sort !== undefined,
      },
      {
        key: 'summa',
        label: t('column_bought'),
        cell: s => showKronor(s.amount_ore),
        numeric: true,
        sortable: sort !== undefined,
      },
      {
        key: 'rader',
        label: t('column_rows'),
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
        sortable: sort !== undefined,
      },
    ]}
  />
)
