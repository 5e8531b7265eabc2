import type { Temporal } from 'temporal-polyfill'
import { dialogueRules } from '../policy.ts'

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Stockholm').toPlainDate()

/** Whoever has been reminded is left in peace for some days. */
export const mayRemindOn = (
  today: Temporal.PlainDate,
  last: { updated_at: Temporal.Instant } | undefined,
): boolean =>
  last === undefined ||
  dayOf(last.updated_at).until(today).days >= dialogueRules.at(today).days_between_reminders
