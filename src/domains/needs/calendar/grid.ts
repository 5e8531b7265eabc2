import type { Temporal } from 'temporal-polyfill'
import type { YearRow } from '../../../kit/html/year-grid.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { dialogueOf } from '../needs/dialogue.ts'
import { type CalendarEvent, eventText } from './events.ts'

/** A picture with more lines than this tells nothing at a glance. */
const mostRows = 40

const tones = { dialogue: 'growing', contract_end: 'ended', start: 'good' } as const

/** The year's events as lines, one for each need in the order of its first day; the time of the talk is drawn as a bar. */
export const gridRows = (
  events: readonly CalendarEvent[],
  year: number,
  today: Temporal.PlainDate,
): { shown: YearRow[]; left: number } => {
  const byNeed = [...Map.groupBy(events, event => event.need).entries()]
  const within = (day: Temporal.PlainDate) => (day.year < year ? 0 : day.year > year ? 13 : day.month)
  const shown = byNeed.slice(0, mostRows).map(([need, own]): YearRow => {
    const dialogue = dialogueOf(need, today)
    return {
      key: need.need_id,
      title: need.title,
      href: `/inkop/behov/${need.need_id}`,
      from: dialogue ? within(dialogue.on) : 0,
      until: dialogue ? within(dialogue.day) : 0,
      marks: own.map(event => ({
        month: event.on.month,
        tone: event.state === 'overdue' ? ('attention' as const) : tones[event.kind],
        label: `${eventText(event)}, ${showDate(event.on)}`,
      })),
    }
  })
  return { shown, left: byNeed.length - shown.length }
}
