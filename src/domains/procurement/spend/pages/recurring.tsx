import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showKronor } from '../../../../kit/text/format.ts'
import { t } from '../words.ts'

/** What was bought of one kind, seen over the three times that the law and its guidance speak of. */
export type Recurring = {
  rollingOre: number
  /** The last calendar year that the ledger tells of, and how many of its months. */
  year: number
  yearOre: number
  yearMonths: number
  termYears: number
  termOre: number
  ceilingKronor: number
  documentKronor: number
  source: string
  /** The rows behind the two sums, for those who may see rows. */
  rollingRows?: string | undefined
  yearRows?: string | undefined
}

const Sum = ({ ore, recurring, rows }: { ore: number; recurring: Recurring; rows?: string | undefined }) => (
  <>
    {rows ? <a href={rows}>{showKronor(ore)}</a> : showKronor(ore)}{' '}
    {ore > recurring.ceilingKronor * 100 ? (
      <StatusChip tone="attention">{t('over_ceiling')}</StatusChip>
    ) : (
      ore >= recurring.documentKronor * 100 && (
        <StatusChip tone="growing">{t('must_be_documented')}</StatusChip>
      )
    )}
  </>
)

/** A sign to look closer, never a ruling (policy/direct-award). */
export const RecurringSums = ({ recurring }: { recurring: Recurring }) => (
  <>
    <p>{t('recurring_lead', { ceiling: showKronor(recurring.ceilingKronor * 100) })}</p>
    <DescriptionList
      items={[
        {
          term: t('recurring_rolling'),
          details: <Sum ore={recurring.rollingOre} recurring={recurring} rows={recurring.rollingRows} />,
        },
        {
          term: t('recurring_year', { year: String(recurring.year), months: recurring.yearMonths }),
          details: <Sum ore={recurring.yearOre} recurring={recurring} rows={recurring.yearRows} />,
        },
        {
          term: t('recurring_term', { years: recurring.termYears }),
          details: <Sum ore={recurring.termOre} recurring={recurring} />,
        },
      ]}
    />
    <p class="quiet">{t('recurring_source', { source: recurring.source })}</p>
  </>
)
