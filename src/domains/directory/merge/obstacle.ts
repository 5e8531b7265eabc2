import { Temporal } from 'temporal-polyfill'
import type { Pair } from './queries.ts'

/** What is in the way of two becoming one; each has its sentence. */
export type Obstacle = 'itself' | 'numbers' | 'keeps_itself' | 'people' | 'hidden'

export const obstacleOf = ({ kept, other, keptSeats, otherSeats, numbers }: Pair): Obstacle | undefined => {
  if (kept.enterprise.tenant_id === other.enterprise.tenant_id) return 'itself'
  if (numbers > 1) return 'numbers'
  // Whoever looks after their own words keeps them.
  if (other.enterprise.claimed_at !== null && kept.enterprise.claimed_at === null) return 'keeps_itself'
  // Nobody comes to act for an enterprise because somebody else made two of them one.
  if (keptSeats.size > 0 && !otherSeats.isSubsetOf(keptSeats)) return 'people'
  if (kept.enterprise.published_at === null && other.enterprise.published_at !== null) return 'hidden'
  return undefined
}

/** For how long two that became one can be parted by a button. */
export const undoDays = 14
export const isOpen = (mergedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(mergedAt.add({ hours: 24 * undoDays }), now) >= 0
