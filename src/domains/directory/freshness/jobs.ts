import type { Job } from '../../../core/jobs/job.ts'
import type { Clock } from '../../../kit/clock.ts'
import { freshnessRules } from '../policy.ts'
import { digest, remind } from './actions.ts'
import { type Due, selectDue, selectSilent } from './queries.ts'
import { monthsBefore } from './state.ts'

/** How long before the visible mark an enterprise is counted as close to it. */
const soonMonths = 1

/** The reminders of policy/freshness, each with the enterprises whose turn it is: only the latest one that is due. */
const dueSteps = (clock: Clock): Due[] => {
  const now = clock.now()
  // Whoever was added by somebody else is told at once, and asked.
  const sorted = [0, ...freshnessRules.at(clock.today()).remind_months].sort((a, b) => a - b)
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

/** A reminder to one enterprise; its key is which. What was sent is decided by constraints: a second run sends nothing. */
export const reminder: Job = {
  name: 'reminder',
  // In the language of the account behind the contact address, whosever it is.
  asSystem: 'freshness',
  daily: async (tx, { clock }) => {
    const found = []
    for (const step of dueSteps(clock))
      for (const { tenant_id: tenantId } of await selectDue(tx, step))
        found.push({ tenantId, key: String(step.months) })
    return found
  },
  run: (held, { clock, config }) =>
    held.last(async tx => {
      const step = dueSteps(clock).find(({ months }) => String(months) === held.key)
      const [enterprise] = step === undefined ? [] : await selectDue(tx, step, held.tenantId)
      if (step !== undefined && enterprise !== undefined)
        await remind(tx, config.publicUrl, clock.now(), step.months, enterprise)
    }),
}

const silent = (clock: Clock) => {
  const rule = freshnessRules.at(clock.today())
  const stale = monthsBefore(clock.now(), rule.not_confirmed_after_months)
  return { stale, soon: monthsBefore(clock.now(), rule.not_confirmed_after_months - soonMonths) }
}

/** A monthly letter to those who keep the register of one organisation. */
export const stewardLetter: Job = {
  name: 'steward_letter',
  daily: async (tx, { clock }) =>
    (await selectSilent(tx, silent(clock))).map(({ tenant_id }) => ({ tenantId: tenant_id, key: '' })),
  run: (held, { clock, config }) =>
    held.last(async tx => {
      const [found] = await selectSilent(tx, silent(clock), held.tenantId)
      if (found !== undefined) await digest(tx, config.publicUrl, clock, found)
    }),
}
