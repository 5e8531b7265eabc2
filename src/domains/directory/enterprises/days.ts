import type { Temporal } from 'temporal-polyfill'
import type { FieldErrors } from '../../../kit/http/forms.ts'

/** A certificate lasts two years (SIS PAS 10:2018); one that is renewed ahead of time, some months more. */
const certificateLasts = { years: 2, months: 6 }

/** Days that cannot be: a count or a check that has not happened, a certificate longer than any is given for. */
export const impossibleDays = (data: object, today: Temporal.PlainDate): FieldErrors => {
  const days = data as Record<string, Temporal.PlainDate | null | undefined>
  const past = ['counted_on', 'tax_checked_on', 'granted_on'].filter(name => {
    const day = days[name]
    return day != null && today.until(day).sign > 0
  })
  const until = days['certified_until']
  return {
    ...Object.fromEntries(past.map(name => [name, 'in_the_future'])),
    ...(until != null && today.add(certificateLasts).until(until).sign > 0
      ? { certified_until: 'too_long_certified' }
      : {}),
  }
}
