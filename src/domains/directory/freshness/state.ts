import type { Temporal } from 'temporal-polyfill'
import { freshnessRules } from '../policy.ts'

type FreshnessState = 'fresh' | 'due' | 'unconfirmed' | 'hidden'

const zone = 'Europe/Stockholm'

/** Whole months since the enterprise last said that its data is true. */
export const monthsSince = (confirmedAt: Temporal.Instant, now: Temporal.Instant): number =>
  confirmedAt.toZonedDateTimeISO(zone).until(now.toZonedDateTimeISO(zone), { largestUnit: 'month' }).months

/** The instant this many months ago, by the Swedish calendar. */
export const monthsBefore = (now: Temporal.Instant, months: number): Temporal.Instant =>
  now.toZonedDateTimeISO(zone).subtract({ months }).toInstant()

/** Fresh, due for confirmation, not confirmed for long, or so old that contact details are hidden (policy/freshness). */
export const freshnessOf = (confirmedAt: Temporal.Instant, now: Temporal.Instant): FreshnessState => {
  const rule = freshnessRules.at(now.toZonedDateTimeISO(zone).toPlainDate())
  const months = monthsSince(confirmedAt, now)
  if (months >= rule.hide_contact_after_months) return 'hidden'
  if (months >= rule.not_confirmed_after_months) return 'unconfirmed'
  return months >= rule.confirm_every_months ? 'due' : 'fresh'
}

/** When the next of these states begins; undefined for the last of them. */
export const changesAt = (
  confirmedAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined => {
  const rule = freshnessRules.at(now.toZonedDateTimeISO(zone).toPlainDate())
  const next = [
    rule.confirm_every_months,
    rule.not_confirmed_after_months,
    rule.hide_contact_after_months,
  ].find(months => months > monthsSince(confirmedAt, now))
  return next === undefined
    ? undefined
    : confirmedAt.toZonedDateTimeISO(zone).add({ months: next }).toInstant()
}
