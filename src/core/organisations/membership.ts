import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'

/** Whether a membership `m` holds now: begun, its last day not passed, not ended by anybody. */
export const holdsNow = (clock: Clock) => sql<boolean>`(m.starts_on <= ${clock.today()}::date
  and (m.ends_on is null or m.ends_on >= ${clock.today()}::date) and (m.ended_at is null or m.ended_at > ${clock.now()}::timestamptz))`

/** Whether what an invitation `i` is to has its last day, if it has one, still before it. */
export const lastsStill = (clock: Clock) =>
  sql<boolean>`(i.ends_on is null or i.ends_on >= ${clock.today()}::date)`
