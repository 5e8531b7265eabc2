import type { Temporal } from 'temporal-polyfill'
import { Section } from '../../../../kit/html/arrange.tsx'
import { DescriptionList } from '../../../../kit/html/description-list.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { showDate, showMoney, showNumber } from '../../../../kit/text/format.ts'
import { aidRules } from '../../policy.ts'
import { t } from '../../words.ts'
import type { Profile } from '../queries.ts'

/** Aid of lesser importance received in the running years, by giver; for the enterprise itself and its steward. */
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
      {counted.length === 0 ? (
        <p>{t('aid_none')}</p>
      ) : (
        <DescriptionList
          items={[
            ...counted.map(a => ({
              term: `${a.giver}, ${showDate(a.granted_on)}`,
              details: showMoney(a.amount_ore),
            })),
            { term: t('aid_sum', { years: rule.period_years }), details: showMoney(total) },
          ]}
        />
      )}
      <p class="quiet">{t('aid_ceiling', { eur: showNumber(rule.ceiling_eur), years: rule.period_years })}</p>
      <Link href={`/foretag/${enterprise.slug}/stod`}>{t('aid_edit')}</Link>
    </Section>
  )
}
