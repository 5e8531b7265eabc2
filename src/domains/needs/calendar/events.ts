import { Temporal } from 'temporal-polyfill'
import type { Columns } from '../../../kit/tables/cells.ts'
import { type Dialogue, dialogueOf } from '../needs/dialogue.ts'
import { categoryText } from '../needs/facts.ts'
import type { Need } from '../needs/queries.ts'
import { t } from '../needs/words.ts'

export type EventKind = 'dialogue' | 'contract_end' | 'start'

/** A day of a need that the calendar shows. */
export type CalendarEvent = {
  need: Need
  kind: EventKind
  on: Temporal.PlainDate
  /** How the talk with the market stands, for the day it is to begin. */
  state?: Dialogue['state'] | undefined
}

const eventsOf = (need: Need, today: Temporal.PlainDate): CalendarEvent[] => {
  const dialogue = dialogueOf(need, today)
  return [
    ...(dialogue ? [{ need, kind: 'dialogue' as const, on: dialogue.on, state: dialogue.state }] : []),
    ...(need.contract_ends_on ? [{ need, kind: 'contract_end' as const, on: need.contract_ends_on }] : []),
    ...(need.starts_on ? [{ need, kind: 'start' as const, on: need.starts_on }] : []),
  ]
}

/** What happens from a day to another, in the order of the days. */
export const eventsBetween = (
  needs: readonly Need[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  today = from,
): CalendarEvent[] =>
  needs
    .flatMap(need => eventsOf(need, today))
    .filter(({ on }) => from.until(on).sign >= 0 && on.until(until).sign >= 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.need.title.localeCompare(b.need.title, 'sv'))

/** What happens in a year. */
export const eventsIn = (needs: readonly Need[], year: number, today: Temporal.PlainDate): CalendarEvent[] =>
  eventsBetween(needs, new Temporal.PlainDate(year, 1, 1), new Temporal.PlainDate(year, 12, 31), today)

export type Overdue = { need: Need; dialogue: Dialogue }

/** Needs that should be talked about already, and of which nobody has asked anyone; the nearest first. */
export const overdueOf = (needs: readonly Need[], today: Temporal.PlainDate): Overdue[] =>
  needs
    .flatMap(need => {
      const dialogue = dialogueOf(need, today)
      return dialogue?.state === 'overdue' ? [{ need, dialogue }] : []
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.dialogue.day, b.dialogue.day))

/** A talk that has begun is told with the words of the need's own page. */
export const eventText = ({ kind, state }: CalendarEvent): string => {
  if (kind !== 'dialogue') return t(`calendar_${kind}`)
  if (state === 'begun') return t('dialogue_begun')
  return t(state === 'overdue' ? 'calendar_overdue' : 'calendar_dialogue')
}

export const calendarColumns = (): Columns<CalendarEvent> => [
  { label: t('day'), value: e => e.on },
  { label: t('what_happens'), value: eventText },
  { label: t('need'), value: e => e.need.title },
  { label: t('category'), value: e => categoryText(e.need.category) },
  { label: t('unit'), value: e => e.need.unit },
  { label: t('value_kronor'), value: e => (e.need.value_ore === null ? null : e.need.value_ore / 100) },
  { label: t('todays_supplier'), value: e => e.need.todays_supplier },
]
