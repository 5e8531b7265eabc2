import { PlainList, Section } from '../../../../kit/html/arrange.tsx'
import { Original } from '../../../../kit/html/original.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import { t } from '../../words.ts'
import type { Profile } from '../queries.ts'
import { criteria as names } from '../schema.ts'

/** The four criteria of a work-integrating social enterprise: what it says itself, on what ground, and who has seen it. */
export const CriteriaList = ({ profile: { criteria } }: { profile: Profile }) => (
  <Section id="criteria" title={t('criteria_title')}>
    <p class="quiet">{t('criteria_lead')}</p>
    <PlainList>
      {names.map(name => {
        const declared = criteria.find(c => c.criterion === name)
        return (
          <li key={name}>
            <h3>{t(`criterion_${name}`)}</h3>
            {declared === undefined ? (
              <StatusChip tone="neutral">{t('not_answered')}</StatusChip>
            ) : !declared.met ? (
              <StatusChip tone="ended">{t('criterion_not_met')}</StatusChip>
            ) : declared.verified_at ? (
              <StatusChip tone="good">
                {t('verified_by', { who: declared.verifier ?? '', date: showDate(declared.verified_at) })}
              </StatusChip>
            ) : (
              <StatusChip tone="neutral">
                {t('self_declared', { date: showDate(declared.declared_at) })}
              </StatusChip>
            )}
            {declared && declared.evidence !== '' && (
              <p>
                <Original sv={declared.evidence} />
              </p>
            )}
          </li>
        )
      })}
    </PlainList>
  </Section>
)
