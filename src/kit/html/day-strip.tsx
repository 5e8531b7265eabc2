import type { Temporal } from 'temporal-polyfill'
import { showNearDate } from '../text/format.ts'
import { t } from './words.ts'

export type StripDay = { text: string; day: Temporal.PlainDate; href: string }

type Props = {
  /** What it shows, in one sentence: its name. */
  caption: string
  today: Temporal.PlainDate
  /** How many days ahead it reaches. */
  days: number
  rows: readonly StripDay[]
}

/** The firsts of the months within it, as shares of its width. */
const monthsIn = (today: Temporal.PlainDate, days: number) => {
  const first = today.with({ day: 1 })
  return [1, 2, 3, 4].flatMap(n => {
    const away = today.until(first.add({ months: n })).days
    return away < days ? [(100 * away) / days] : []
  })
}

const Line = ({ row, today, days }: { row: StripDay } & Pick<Props, 'today' | 'days'>) => {
  const at = `${(100 * today.until(row.day).days) / days}%`
  return (
    <svg class="day-strip__line" width="100%" height="20" aria-hidden="true" focusable="false">
      {monthsIn(today, days).map(x => (
        <line key={x} class="day-strip__month" x1={`${x}%`} x2={`${x}%`} y1="0" y2="20" />
      ))}
      <line class="day-strip__today" x1="0" x2="0" y1="0" y2="20" />
      <line class="day-strip__bar" x1="0" x2={at} y1="10" y2="10" />
      <circle class="day-strip__mark" cx={at} cy="10" r="6" />
    </svg>
  )
}

/**
 * Days ahead as a line for each thing, from today to its day, in the table that says the same; on a phone the list of days alone.
 */
export const DayStrip = ({ caption, today, days, rows }: Props) => (
  <table class="plain-table day-strip">
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('dayStripWhat')}</th>
        <th scope="col" class="day-strip__days">
          {t('dayStripDays')}
        </th>
        <th scope="col">{t('dayStripDay')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(row => (
        <tr key={`${row.day} ${row.href} ${row.text}`}>
          <th scope="row">
            <a href={row.href}>{row.text}</a>
          </th>
          <td class="day-strip__days">
            <Line row={row} today={today} days={days} />
          </td>
          <td class="day-strip__day">
            <time dateTime={row.day.toString()}>{showNearDate(row.day, today)}</time>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
