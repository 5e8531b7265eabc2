import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { TrustLevel } from '../../../kit/html/trust-ladder.tsx'
import { monthsBefore } from '../freshness/state.ts'
import { freshnessRules } from '../policy.ts'

/** What of an enterprise says whose word its profile is. */
export type Word = {
  confirmed_at: Temporal.Instant
  confirmed_by_itself: boolean
  claimed_at: Temporal.Instant | null
  speaker_checked_at: Temporal.Instant | null
  reviewed_at: Temporal.Instant | null
}

/** Somebody has looked at who speaks for it; one that nobody has taken over speaks by the mailbox that its steward wrote down. */
export const mayBeHeard = (e: Word): boolean => e.claimed_at === null || e.speaker_checked_at !== null

/** A word that is older than this holds no longer (policy/freshness). */
export const holdsSince = (now: Temporal.Instant): Temporal.Instant =>
  monthsBefore(now, freshnessRules.at(dayOf(now)).not_confirmed_after_months)

/**
 * How far up the ladder a profile stands: 1 its own statement, or that of whoever added it; 2 confirmed, not long ago, by
 * somebody who may speak for it; 3 reviewed as well. `trustLevel` says the same in a query.
 */
export const trustOf = (e: Word, now: Temporal.Instant): TrustLevel => {
  const holds = Temporal.Instant.compare(e.confirmed_at, holdsSince(now)) > 0
  if (!(e.confirmed_by_itself && mayBeHeard(e) && holds)) return 1
  return e.reviewed_at === null ? 2 : 3
}

/** `trustOf` in a query over `directory.enterprises as e`. */
export const trustLevel = (now: Temporal.Instant) =>
  sql<TrustLevel>`directory.trust_level(e, ${holdsSince(now)}::timestamptz)`

/** After its criteria or its kind changed: an enterprise is reviewed when somebody has seen all that it says it fulfils. */
export const settleReview = (tx: Tx, tenantId: string) =>
  sql`update directory.enterprises e
    set reviewed_at = case when c.seen then c.at end, reviewed_by = case when c.seen then c.who end
    from (select max(verified_at) as at, (array_agg(verified_by order by verified_at desc nulls last))[1] as who,
        coalesce(bool_and(not met or verified_at is not null), false) and count(*) filter (where met)
          >= (select case kind when 'wise' then 4 else 1 end from directory.enterprises where tenant_id = ${tenantId}) as seen
      from directory.criteria where tenant_id = ${tenantId}) c
    where e.tenant_id = ${tenantId}`.execute(tx)
