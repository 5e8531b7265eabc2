import { ownErrors } from '../../../kit/html/field-errors.ts'
import { texts } from '../../../kit/text/texts.ts'
import { showTime } from '../../../kit/text/time-of-day.ts'
import type { Place } from '../enterprises/queries.ts'
import type { access, adaptations, languages, PlaceKind, tasks, Weekday, weekdays } from './facts.ts'
import type { payers } from './schema.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of places to train and grow at. */
export const t = texts({ sv, en })
export const ownError = ownErrors(t)

export const kindName = (kind: string, locale?: 'sv' | 'en') =>
  t(`kind_${kind as PlaceKind}`, undefined, locale)
export const taskName = (task: string, locale?: 'sv' | 'en') =>
  t(`task_${task as (typeof tasks)[number]}`, undefined, locale)
export const adaptationName = (code: string) => t(`adaptation_${code as (typeof adaptations)[number]}`)
export const accessName = (code: string) => t(`access_${code as (typeof access)[number]}`)
export const languageName = (code: string) => t(`language_${code as (typeof languages)[number]}`)
export const payerName = (code: string) => t(`payer_${code as (typeof payers)[number]}`)
export const dayName = (day: string) => t(`day_${day as Weekday}`)

const order: readonly string[] = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] satisfies readonly (typeof weekdays)[number][]

/** "mån–ons, fre": days that follow each other as a span. */
export const showDays = (days: readonly string[]): string => {
  const at = order.map((day, i) => (days.includes(day) ? i : -1)).filter(i => i >= 0)
  const spans: [number, number][] = []
  for (const i of at) {
    const last = spans.at(-1)
    if (last && last[1] === i - 1) last[1] = i
    else spans.push([i, i])
  }
  const short = (i: number) => t(`short_${(order[i] ?? 'mon') as Weekday}`)
  return spans
    .map(([from, to]) =>
      to - from > 1
        ? `${short(from)}–${short(to)}`
        : from === to
          ? short(from)
          : `${short(from)}, ${short(to)}`,
    )
    .join(', ')
}

/** "mån–tors 08:00–14:00"; empty where nobody said. */
export const showTimes = ({
  days,
  from_minute,
  to_minute,
}: Pick<Place, 'days' | 'from_minute' | 'to_minute'>): string =>
  [
    showDays(days),
    from_minute !== null && to_minute !== null && `${showTime(from_minute)}–${showTime(to_minute)}`,
  ]
    .filter(Boolean)
    .join(' ')

/** How all that is said, for those who look for a place for somebody. */
export const placeWords = {
  kindName,
  taskName,
  adaptationName,
  accessName,
  languageName,
  dayName,
  payerName,
  showDays,
  showTimes,
} as const
