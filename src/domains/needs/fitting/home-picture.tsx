import type { PictureOf } from '../../../core/notices/notices.ts'
import { Section } from '../../../kit/html/arrange.tsx'
import { t } from '../needs/words.ts'
import { NeedsAhead } from '../open/pages/needs-ahead.tsx'
import { answersInquiries } from '../policy.ts'
import { selectFitting, selectReach } from './queries.ts'

const mostShown = 6

/** What municipalities are about to buy that the enterprise could deliver, the next to begin first. */
export const fittingPicture: PictureOf = {
  may: answersInquiries,
  draw: async (tx, { tenantId, today }) => {
    const reach = await selectReach(tx, tenantId)
    const fitting = reach ? await selectFitting(tx, reach) : []
    const ahead = fitting
      .map(({ need }) => need)
      .filter(({ starts_on }) => starts_on !== null && today.until(starts_on).sign >= 0)
      .sort((a, b) => String(a.starts_on).localeCompare(String(b.starts_on)))
    if (ahead.length === 0) return null
    const title = t('home_fitting', { count: ahead.length })
    return (
      <Section id="fitting" title={title}>
        <NeedsAhead needs={ahead.slice(0, mostShown)} today={today} caption={title} />
        <p>
          <a href="/vart-foretag/behov">{t('home_all_fitting')}</a>
        </p>
      </Section>
    )
  },
}
