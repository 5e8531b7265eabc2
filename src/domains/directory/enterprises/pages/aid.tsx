import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { showMoney, showNumber } from '../../../../kit/text/format.ts'
import { aidRules } from '../../policy.ts'
import { t } from '../../words.ts'
import type { Profile } from '../queries.ts'

type Aided = Profile['aid'][number]

/** What each giver gave in each year, the newest first. */
const byGiverAndYear = (aid: readonly Aided[]) => {
  const sums = new Map<string, number>()
  for (const a of aid) {
    const key = `${a.giver}, ${a.granted_on.year}`
    sums.set(key, (sums.get(key) ?? 0) + a.amount_ore)
  }
  return [...sums].map(([term, ore]) => ({ term, details: showMoney(ore) }))
}

/** Near the ceiling or over it, by a rate set low (policy/de-minimis): a sign to count, not a ruling. */
const Ceiling = ({ total, rule }: { total: number; rule: ReturnType<typeof aidRules.at> }) => {
  const share = total / 100 / rule.warn_sek_per_eur / rule.ceiling_eur
  if (share < rule.warn_at_share) return null
  return (
    <Notice tone="warning" title={t(share < 1 ? 'aid_near_ceiling' : 'aid_over_ceiling')}>
      <p>{t('aid_count_yourself', { rate: showNumber(rule.warn_sek_per_eur) })}</p>
    </Notice>
  )
}

/** Aid of lesser importance received in the running years, by giver and year; for the enterprise itself and its steward. */
export const Aid = ({
  profile: { enterprise, aid },
  today,
}: {
  profile: Profile
  today: Temporal.PlainDate
}) => {
  const rule = aidRules.at(today)
  const from = today.subtract({ years: rule.period_years })
  const counted = aid.filter(a => a.granted_on.since(from).sign >= 0)
  const total = counted.reduce((sum, a) => sum + a.amount_ore, 0)
  return (
    <Section id="aid" title={t('aid_title')}>
      <p class="quiet">{t('aid_who_sees')}</p>
      <Ceiling total={total} rule={rule} />
      {counted.length === 0 ? (
        <p>{t('aid_none')}</p>
      ) : (
        <DescriptionList
          items={[
            ...byGiverAndYear(counted),
            { term: t('aid_sum', { years: rule.period_years }), details: showMoney(total) },
          ]}
        />
      )}
      <p class="quiet">{t('aid_ceiling', { eur: showNumber(rule.ceiling_eur), years: rule.period_years })}</p>
      <Link href={`/foretag/${enterprise.slug}/stod`}>{t('aid_edit')}</Link>
    </Section>
  )
}
