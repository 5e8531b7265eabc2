import type { Temporal } from 'temporal-polyfill'
import type { TimelineItem } from '../../../kit/html/timeline.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { addedText } from '../inquiries/say.ts'
import type { Whole } from '../inquiries/whole.ts'
import { dialogueOf } from '../needs/dialogue.ts'
import { timelineOf } from '../needs/timeline.ts'
import type { Case } from './find.ts'
import { t } from './words.ts'

const item = (at: Temporal.Instant, title: string, tone: TimelineItem['tone']): TimelineItem => ({
  at: { label: showDate(at), machine: at.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString() },
  title,
  tone,
})

const ofInquiry = ({ inquiry, asks, added }: Whole): TimelineItem[] => [
  item(inquiry.sent_at, t('event_sent', { count: asks.length }), 'growing'),
  ...added.map(one => item(one.updated_at, addedText(one), 'neutral')),
  ...asks.flatMap(ask =>
    ask.answers.map(({ answer_no, answered_at }) =>
      item(
        answered_at,
        t(answer_no === 1 ? 'event_answered' : 'event_changed', { name: ask.enterprise_name }),
        'good',
      ),
    ),
  ),
  ...(inquiry.closed_at === null ? [] : [item(inquiry.closed_at, t('event_closed'), 'ended')]),
]

/** What has happened with a need and its question, and what is to come, in the order of the days. */
export const eventsOf = ({ need, whole, today }: Case): TimelineItem[] =>
  [...timelineOf(need, dialogueOf(need, today)), ...(whole ? ofInquiry(whole) : [])].sort((a, b) =>
    a.at.machine < b.at.machine ? -1 : a.at.machine > b.at.machine ? 1 : 0,
  )
