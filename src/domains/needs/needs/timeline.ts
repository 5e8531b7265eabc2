import { Temporal } from 'temporal-polyfill'
import type { TimelineItem } from '../../../kit/html/timeline.tsx'
import { showDate } from '../../../kit/text/format.ts'
import type { Dialogue } from './dialogue.ts'
import type { Need } from './queries.ts'
import { t } from './words.ts'

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Stockholm').toPlainDate()

/** What has happened with a need and what is to come, in the order of the days. */
export const timelineOf = (need: Need, dialogue: Dialogue | undefined): TimelineItem[] => {
  const days: [Temporal.PlainDate | null, string, TimelineItem['tone']][] = [
    [dayOf(need.created_at), t('event_created'), 'neutral'],
    [need.version > 1 ? dayOf(need.updated_at) : null, t('event_changed'), 'neutral'],
    [need.opened_at && dayOf(need.opened_at), t('event_opened'), 'good'],
    [need.closed_at && dayOf(need.closed_at), t('event_closed'), 'ended'],
    [
      // Once enterprises have been asked it is no longer time to begin.
      dialogue === undefined || dialogue.state === 'begun' ? null : dialogue.on,
      t('event_dialogue'),
      dialogue?.state === 'overdue' && !need.closed_at ? 'attention' : 'growing',
    ],
    [need.contract_ends_on, t('event_contract_end'), 'ended'],
    [need.starts_on, t('event_start'), 'growing'],
    [need.ends_on, t('event_end'), 'ended'],
  ]
  return days
    .flatMap(([day, title, tone]) => (day === null ? [] : [{ day, title, tone }]))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
    .map(({ day, title, tone }) => ({ at: { label: showDate(day), machine: day.toString() }, title, tone }))
}
