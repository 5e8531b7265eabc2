import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'

/** Whether a membership `m` holds now: begun, its last day not passed, not ended by anybody. */
export const holdsNow = ({ today, now }: Clock) => sql<boolean>`(m.starts_on <= ${today()}::date
  and (m.ends_on is null or m.ends_on >= ${today()}::date) and (m.ended_at is null or m.ended_at > ${now()}::timestamptz))`
