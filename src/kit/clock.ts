import { Temporal } from 'temporal-polyfill'

/** The one source of time. Tests and the demo move it; nothing else asks the machine. */
export type Clock = { now: () => Temporal.Instant; today: () => Temporal.PlainDate }

const zone = 'Europe/Stockholm'
const from = (now: () => Temporal.Instant): Clock => ({
  now,
  today: () => now().toZonedDateTimeISO(zone).toPlainDate(),
})

export const systemClock: Clock = from(() => Temporal.Now.instant())

/** Starts at `start` and runs at the machine's pace from there (setting CLOCK). */
export const clockFrom = (start: string): Clock => {
  const offset = Temporal.Now.instant().until(Temporal.Instant.from(start))
  return from(() => Temporal.Now.instant().add(offset))
}

/** Stands still until it is moved, so that twelve months can pass in a test. */
export const testClock = (
  start: string,
): Clock & { set: (at: string) => void; advance: (by: Temporal.DurationLike) => void } => {
  let at = Temporal.Instant.from(start)
  return {
    ...from(() => at),
    set: to => {
      at = Temporal.Instant.from(to)
    },
    advance: by => {
      at = at.toZonedDateTimeISO(zone).add(by).toInstant()
    },
  }
}

/** The Swedish calendar day of an instant. */
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate()
