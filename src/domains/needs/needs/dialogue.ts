import { Temporal } from 'temporal-polyfill'
import { dialogueRules } from '../policy.ts'

type Dated = {
  starts_on: Temporal.PlainDate | null
  contract_ends_on: Temporal.PlainDate | null
  /** Enterprises have been asked about it. */
  asked: unknown
}

/**
 * When to begin talking with the market. `ahead` later · `overdue` it should have begun and nobody has been asked ·
 * `begun` somebody has · `passed` the day it was for is over.
 */
export type Dialogue = {
  on: Temporal.PlainDate
  before: 'start' | 'contract_end'
  day: Temporal.PlainDate
  state: 'ahead' | 'overdue' | 'begun' | 'passed'
}

/** What comes first decides: the day it is to start, or the day today's contract ends. */
const firstDay = ({ starts_on, contract_ends_on }: Dated): Pick<Dialogue, 'before' | 'day'> | undefined => {
  if (starts_on && (!contract_ends_on || Temporal.PlainDate.compare(starts_on, contract_ends_on) <= 0))
    return { before: 'start', day: starts_on }
  return contract_ends_on ? { before: 'contract_end', day: contract_ends_on } : undefined
}

const stateOf = (need: Dated, on: Temporal.PlainDate, day: Temporal.PlainDate, today: Temporal.PlainDate) => {
  if (need.asked) return 'begun'
  if (Temporal.PlainDate.compare(day, today) < 0) return 'passed'
  return Temporal.PlainDate.compare(on, today) > 0 ? 'ahead' : 'overdue'
}

export const dialogueOf = (need: Dated, today: Temporal.PlainDate): Dialogue | undefined => {
  const first = firstDay(need)
  if (first === undefined) return undefined
  const on = first.day.subtract({ months: dialogueRules.at(today).months_before })
  return { ...first, on, state: stateOf(need, on, first.day, today) }
}
