import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { eachByItself } from '../../../kit/each.ts'
import { freshnessRules } from '../policy.ts'
import { digest, remind } from './actions.ts'
import { type Due, type Enterprise, selectDue, selectSilent } from './queries.ts'
import { monthsBefore } from './state.ts'

const batch = 100
const by = system('freshness')
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
  let well = true
  for (const due of dueSteps(rule.remind_months, now)) {
    for (let after: string | null = null; ; ) {
      const found: Enterprise[] = await db.inActor(by, tx => selectDue(tx, due, after, batch))
      // A transaction each: what is sent is noted with it, and a fault loses no more than its own letter.
      const sent = await eachByItself('reminder', found, async enterprise => {
        if (await db.inActor(by, tx => remind(tx, publicUrl, now, due.months, enterprise))) reminders += 1
      })
      well &&= sent
      after = found.at(-1)?.tenant_id ?? null
      if (found.length < batch) break
    }
  }
  const stale = monthsBefore(now, rule.not_confirmed_after_months)
  const soon = monthsBefore(now, rule.not_confirmed_after_months - soonMonths)
  let digests = 0
  const silent = await db.inActor(by, tx => selectSilent(tx, stale, soon))
  const told = await eachByItself('digest', silent, async one => {
    digests += await db.inActor(by, tx => digest(tx, publicUrl, clock, one))
  })
  if (!well || !told) throw new Error('Not every letter about freshness could be written.')
  return { reminders, digests }
}
