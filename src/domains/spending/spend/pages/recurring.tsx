import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showKronor } from '../../../../kit/text/format.ts'
import type { Ceiling } from '../../policy.ts'
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
  documentDays: number
  /** The ceiling of social and other special services, and from what a direct award is announced afterwards. */
  social: Ceiling
  notice: { from_kronor: number; within_days: number; source: string }
  source: string
  /** The rows behind the two sums, for those who may see rows. */
  rollingRows?: string | undefined
  yearRows?: string | undefined
}

const Sum = ({ ore, recurring, rows }: { ore: number; recurring: Recurring; rows?: string | undefined }) => (
  <>
    {rows ? <a href={rows}>{showKronor(ore)}</a> : showKronor(ore)}{' '}
    {ore >= recurring.ceilingKronor * 100 ? (
      <StatusChip tone="attention">{t('over_ceiling')}</StatusChip>
    ) : (
      ore > recurring.documentKronor * 100 && (
        <StatusChip tone="growing">{t('must_be_documented')}</StatusChip>
      )
    )}
  </>
)

/** Their ceiling is another, and what is bought between the two is announced afterwards. */
const SocialServices = ({ recurring: { social, notice } }: { recurring: Recurring }) => (
  <>
    <p>
      {t('recurring_social', { ceiling: showKronor(social.kronor * 100) })}{' '}
      {social.isFloor &&
        t('recurring_floor', { year: String(social.since), floor: showKronor(social.kronor * 100) })}
    </p>
    <p>{t('recurring_notice', { from: showKronor(notice.from_kronor * 100), days: notice.within_days })}</p>
    <p class="quiet">{t('recurring_social_source', { source: social.source, notice: notice.source })}</p>
  </>
)

/** A sign to look closer, never a ruling (policy/direct-award). */
export const RecurringSums = ({ recurring }: { recurring: Recurring }) => (
  <>
    <p>
      {t('recurring_lead', {
        ceiling: showKronor(recurring.ceilingKronor * 100),
        document: showKronor(recurring.documentKronor * 100),
        days: recurring.documentDays,
      })}
    </p>
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
    <SocialServices recurring={recurring} />
    <p class="quiet">{t('recurring_source', { source: recurring.source })}</p>
  </>
)
