import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'

/** Whether a membership `m` holds now: begun, its last day not passed, not ended by anybody. */
export const holdsNow = (clock: Clock) => sql<boolean>`(m.starts_on <= ${clock.today()}::date
  and (m.ends_on is null or m.ends_on >= ${clock.today()}::date) and (m.ended_at is null or m.ended_at > ${clock.now()}::timestamptz))`
