import { Temporal } from 'temporal-polyfill'
import type { Need } from '../needs/queries.ts'
import { otherCategory } from '../needs/schema.ts'
import { type Said, type SaidField, saidFields } from './schema.ts'

type Value = string | number
/** A plan that is silent on a field takes nothing away. */
const isNothing = (value: unknown, field: SaidField) =>
  value === null || value === undefined || value === '' || (field === 'category' && value === otherCategory)

/** A stored need in the plan's terms. */
const own = (need: Need, field: SaidField): Value | undefined => {
  const value = need[field]
  if (value === null || value === undefined) return undefined
  return value instanceof Temporal.PlainDate ? value.toString() : value
}

export type Merged = {
  /** Fields to write. */
  changes: Said
  /** Changed by hand since: the need keeps them, the plan's are told. */
  kept: { field: SaidField; plan: Value; own: Value | undefined }[]
}

/**
 * The plan read again meets a need it made. What nobody has touched since follows the plan, empty fields are filled,
 * and what somebody changed by hand stays. `before`: what the plan said last time.
 */
export const mergeNeed = (need: Need, before: Said, now: Said): Merged => {
  const merged: Merged = { changes: {}, kept: [] }
  for (const field of saidFields) {
    const plan = now[field]
    if (plan === undefined || isNothing(plan, field)) continue
    const stored = own(need, field)
    if (stored === plan || before[field] === plan) continue
    const untouched = isNothing(stored, field) ? before[field] === undefined : stored === before[field]
    if (untouched) Object.assign(merged.changes, { [field]: plan })
    else merged.kept.push({ field, plan, own: stored })
  }
  return merged
}
