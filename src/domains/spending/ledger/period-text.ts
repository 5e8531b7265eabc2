import type { Temporal } from 'temporal-polyfill'
import { locale } from '../../../kit/text/locale.ts'
import { t } from './words.ts'

/** "mars 2025" */
export const monthText = (month: Temporal.PlainDate): string =>
  new Intl.DateTimeFormat(locale() === 'sv' ? 'sv-SE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(month.year, month.month - 1, 1))

/** A month, "Hela 2025" or "3 månader från mars 2025". */
export const periodText = ({ month, months }: { month: Temporal.PlainDate; months: number }): string => {
  if (months === 1) return monthText(month)
  if (months === 12 && month.month === 1) return t('period_year', { year: String(month.year) })
  return t('period_months', { months, month: monthText(month) })
}
