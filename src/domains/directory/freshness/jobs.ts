import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { freshnessRules } from '../policy.ts'
import { digest, remind } from './actions.ts'
import { type Due, selectDue, selectSilent } from './queries.ts'
import { monthsBefore } from './state.ts'

const batch = 100
/** How long before the visible mark an enterprise is counted as close to it. */
const soonMonths = 1

/** The reminders of policy/freshness, each with the enterprises whose turn it is: only the latest one that is due. */
const dueSteps = (months: readonly number[], now: Temporal.Instant): Due[] => {
  // Whoever was added by somebody else is told at once, and asked.
  const sorted = [0, ...months].sort((a, b) => a - b)
  return sorted.map((step, i) => {
    const later = sorted[i + 1]
    return {
      months: step,
      until: monthsBefore(now, step),
      after: later === undefined ? null : monthsBefore(now, later),
      notByItself: step === 0,
    }
  })
}

/**
 * Keeps the register true: reminders to enterprises, a monthly letter to those who keep the register. Run daily, in any
 * number of processes: what was sent is decided by constraints, so a second run sends nothing.
 */
export const runFreshness = async ({
  config: { publicUrl },
  db,
  clock,
}: Services): Promise<{ reminders: number; digests: number }> => {
  const now = clock.now()
  const rule = freshnessRules.at(clock.today())
  let reminders = 0
  for (const due of dueSteps(rule.remind_months, now)) {
    for (;;) {
      // A batch a transaction: what is sent is noted with it, and a fault loses no more than its own batch.
      const found = await db.inActor(system('freshness'), async tx => {
        const enterprises = await selectDue(tx, due, batch)
        for (const enterprise of enterprises)
          if (await remind(tx, publicUrl, now, due.months, enterprise)) reminders += 1
        return enterprises.length
      })
      if (found < batch) break
    }
  }
  const stale = monthsBefore(now, rule.not_confirmed_after_months)
  const soon = monthsBefore(now, rule.not_confirmed_after_months - soonMonths)
  let digests = 0
  for (const silent of await db.inActor(system('freshness'), tx => selectSilent(tx, stale, soon))) {
    digests += await db.inActor(system('freshness'), tx => digest(tx, publicUrl, clock, silent))
  }
  return { reminders, digests }
}
