import type { afterAwardRules, Ceiling, directAwardRules } from '../../../../core/law/direct-award.ts'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showKronor } from '../../../../kit/text/format.ts'
import { spendPath } from '../names.ts'
import type { Period } from '../schema.ts'
import { t } from '../words.ts'
import { Linked } from './linked.tsx'

type Bought = { period: Period; ore: number }
/** What was bought of one kind, seen over the three times that the law and its guidance speak of. */
export type Recurring = {
  category: string
  rolling: Bought
  /** The last calendar year that the ledger tells of, and how many of its months. */
  year: Bought & { months: number }
  rule: ReturnType<typeof directAwardRules.at>
  /** The ceiling of social and other special services, and from what a direct award is announced afterwards. */
  social: Ceiling
  notice: ReturnType<typeof afterAwardRules.at>
}
type Props = { recurring: Recurring; seesRows: boolean }

/** `of`: the period whose rows make up the sum. */
const Sum = ({ ore, of, recurring, seesRows }: Props & { ore: number; of?: Period }) => {
  const { rule, category } = recurring
  const rows = seesRows && of !== undefined && spendPath('/inkop/rader', of, { kategori: category })
  return (
    <>
      <Linked to={rows}>{showKronor(ore)}</Linked>{' '}
      {ore >= rule.ceiling_kronor * 100 ? (
        <StatusChip tone="attention">{t('over_ceiling')}</StatusChip>
      ) : (
        ore > rule.document_over_kronor * 100 && (
          <StatusChip tone="growing">{t('must_be_documented')}</StatusChip>
        )
      )}
    </>
  )
}

/** Their ceiling is another, and what is bought between the two is announced afterwards. */
const SocialServices = ({ social, notice }: Recurring) => (
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
export const RecurringSums = (props: Props) => {
  const { recurring } = props
  const { rolling, year, rule } = recurring
  return (
    <>
      <p>
        {t('recurring_lead', {
          ceiling: showKronor(rule.ceiling_kronor * 100),
          document: showKronor(rule.document_over_kronor * 100),
          days: rule.document_within_days,
        })}
      </p>
      <DescriptionList
        items={[
          {
            term: t('recurring_rolling'),
            details: <Sum {...props} ore={rolling.ore} of={rolling.period} />,
          },
          {
            term: t('recurring_year', { year: year.period.key, months: year.months }),
            details: <Sum {...props} ore={year.ore} of={year.period} />,
          },
          {
            term: t('recurring_term', { years: rule.term_years }),
            details: <Sum {...props} ore={rolling.ore * rule.term_years} />,
          },
        ]}
      />
      <SocialServices {...recurring} />
      <p class="quiet">{t('recurring_source', { source: rule.source })}</p>
    </>
  )
}
