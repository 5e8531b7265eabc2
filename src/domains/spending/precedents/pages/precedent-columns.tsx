import type { ListColumn } from '../../../../core/lists/columns.ts'
import { Link } from '../../../../kit/html/link.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showMoney } from '../../../../kit/text/format.ts'
import { categoryName } from '../../../directory/public.ts'
import { believableValue, type Precedent } from '../schema.ts'
import { t } from '../words.ts'

const yesNo = (value: boolean) => t(value ? 'yes' : 'no')

/** What it was, and whether it was reserved: the first thing to see. */
const What = ({ precedent }: { precedent: Precedent }) => (
  <>
    <span lang="sv">{precedent.title}</span>{' '}
    {precedent.reserved && <StatusChip tone="good">{t('chip_reserved')}</StatusChip>}{' '}
    {precedent.reserved_execution && <StatusChip tone="neutral">{t('chip_execution')}</StatusChip>}
  </>
)

/** "Öppet förfarande, ramavtal" */
const how = ({ procedure, agreement }: Precedent): string =>
  procedure === '' ? agreement : `${procedure}, ${agreement.toLowerCase()}`

const worth = (precedent: Precedent) => {
  const kronor = believableValue(precedent)
  return kronor === null ? t('not_stated') : showMoney(kronor * 100)
}

/** What is shown, and everything that was published, as it was published. */
export const precedentColumns = (): ListColumn<Precedent>[] => [
  { key: 'id', label: t('column_id'), value: p => p.precedent_id, fileOnly: true },
  { key: 'when', label: t('column_when'), value: p => p.published_on },
  { key: 'who', label: t('column_who'), value: p => p.buyer },
  { key: 'orgnr', label: t('column_orgnr'), value: p => p.buyer_orgnr, fileOnly: true },
  {
    key: 'what',
    label: t('column_what'),
    value: p => p.title,
    cell: p => <What precedent={p} />,
    names: true,
  },
  {
    key: 'category',
    label: t('column_category'),
    value: p => (p.category === '' ? '' : categoryName(p.category)),
    cell: p =>
      p.category !== '' && <Link href={`/foretag?kategori=${p.category}`}>{categoryName(p.category)}</Link>,
  },
  { key: 'cpv', label: t('column_cpv'), value: p => p.cpv, fileOnly: true },
  { key: 'cpv_label', label: t('column_cpv_label'), value: p => p.cpv_label, fileOnly: true },
  {
    key: 'how',
    label: t('column_how'),
    inFile: t('column_procedure'),
    value: p => p.procedure,
    cell: p => <span lang="sv">{how(p)}</span>,
  },
  { key: 'agreement', label: t('column_agreement'), value: p => p.agreement, fileOnly: true },
  { key: 'lots', label: t('column_lots'), value: p => yesNo(p.lots), fileOnly: true },
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
    numeric: true,
  },
]
