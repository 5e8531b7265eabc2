import type { ListColumn } from '../../../../core/lists/columns.ts'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showMoney } from '../../../../kit/text/format.ts'
import { categoryName } from '../../../directory/public.ts'
import { believableValue, type Precedent, shortTitle } from '../schema.ts'
import { t } from '../words.ts'

export const yesNo = (value: boolean) => t(value ? 'yes' : 'no')

/** Whether it was reserved, or at least how it is carried out: the first thing to see. */
export const Reserved = ({ precedent: { reserved, reserved_execution } }: { precedent: Precedent }) =>
  reserved ? (
    <StatusChip tone="good">{t('chip_reserved')}</StatusChip>
  ) : reserved_execution ? (
    <StatusChip tone="neutral">{t('chip_execution')}</StatusChip>
  ) : null

export const worth = (precedent: Precedent) => {
  const kronor = believableValue(precedent)
  return kronor === null ? t('not_stated') : showMoney(kronor * 100)
}

/** What is shown, and everything that was published, as it was published. */
export const precedentColumns = (): ListColumn<Precedent>[] => [
  { key: 'id', label: t('column_id'), value: p => p.precedent_id, fileOnly: true },
  { key: 'when', label: t('column_when'), value: p => p.published_on, word: '' },
  { key: 'who', label: t('column_who'), value: p => p.buyer, as: 'text', word: '' },
  { key: 'orgnr', label: t('column_orgnr'), value: p => p.buyer_orgnr, fileOnly: true },
  {
    key: 'what',
    label: t('column_what'),
    value: p => p.title,
    cell: p => <span lang="sv">{shortTitle(p.title)}</span>,
    names: true,
  },
  {
    key: 'category',
    label: t('column_category'),
    value: p => (p.category === '' ? '' : categoryName(p.category)),
    fileOnly: true,
  },
  { key: 'cpv', label: t('column_cpv'), value: p => p.cpv, fileOnly: true },
  { key: 'cpv_label', label: t('column_cpv_label'), value: p => p.cpv_label, fileOnly: true },
  { key: 'procedure', label: t('column_procedure'), value: p => p.procedure, fileOnly: true },
  { key: 'agreement', label: t('column_agreement'), value: p => p.agreement, fileOnly: true },
  { key: 'lots', label: t('column_lots'), value: p => yesNo(p.lots), fileOnly: true },
  {
    key: 'chips',
    label: t('column_reserved'),
    cell: p => (p.reserved || p.reserved_execution) && <Reserved precedent={p} />,
    as: 'pill',
  },
  { key: 'reserved', label: t('column_reserved'), value: p => yesNo(p.reserved), fileOnly: true },
  { key: 'execution', label: t('column_execution'), value: p => yesNo(p.reserved_execution), fileOnly: true },
  {
    key: 'social',
    label: t('column_social'),
    value: p => (p.socially_sustainable === null ? '' : yesNo(p.socially_sustainable)),
    fileOnly: true,
  },
  {
    key: 'worth',
    label: t('column_worth'),
    inFile: t('column_value'),
    value: p => p.value_kronor,
    cell: worth,
    word: '',
    numeric: true,
  },
]
