import type { Columns } from '../../../kit/tables/cells.ts'
import { categoryName } from '../../directory/public.ts'
import type { Precedent } from './schema.ts'
import { t } from './words.ts'

const yesNo = (value: boolean) => t(value ? 'yes' : 'no')

/** The list as a file: everything that was published, as it was published. */
export const precedentColumns = (): Columns<Precedent> => [
  { label: t('column_id'), value: p => p.precedent_id },
  { label: t('column_when'), value: p => p.published_on },
  { label: t('column_who'), value: p => p.buyer },
  { label: t('column_orgnr'), value: p => p.buyer_orgnr },
  { label: t('column_what'), value: p => p.title },
  { label: t('column_category'), value: p => (p.category === '' ? '' : categoryName(p.category)) },
  { label: t('column_cpv'), value: p => p.cpv },
  { label: t('column_cpv_label'), value: p => p.cpv_label },
  { label: t('column_procedure'), value: p => p.procedure },
  { label: t('column_agreement'), value: p => p.agreement },
  { label: t('column_lots'), value: p => yesNo(p.lots) },
  { label: t('column_reserved'), value: p => yesNo(p.reserved) },
  { label: t('column_execution'), value: p => yesNo(p.reserved_execution) },
  {
    label: t('column_social'),
    value: p => (p.socially_sustainable === null ? '' : yesNo(p.socially_sustainable)),
  },
  { label: t('column_value'), value: p => p.value_kronor },
]
