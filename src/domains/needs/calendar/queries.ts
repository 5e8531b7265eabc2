import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { type Need, needs } from '../needs/queries.ts'
import { dialogueRules } from '../policy.ts'

/** As many as a page can show; an organisation with more narrows it to a unit, or takes the file. */
export const mostShown = 2000

const first = sql<Temporal.PlainDate>`least(n.starts_on, n.contract_ends_on)`

const open = (tx: Tx, tenantId: string, unitId: string | undefined) =>
  needs(tx, tenantId)
    .where('n.closed_at', 'is', null)
    .$if(unitId !== undefined, q => q.where('n.unit_id', '=', unitId ?? ''))

/** Open needs with a day in the year, or so soon after it that the talk begins in it. */
export const selectCalendarNeeds = (
  tx: Tx,
  tenantId: string,
  asked: { year: number; unitId: string | undefined; today: Temporal.PlainDate; limit: number | null },
): Promise<Need[]> => {
  const { year, unitId, today, limit } = asked
  const from = new Temporal.PlainDate(year, 1, 1)
  const until = from.add({ years: 1, months: dialogueRules.at(today).months_before })
  return open(tx, tenantId, unitId)
    .where(e => e.or([e.between('n.starts_on', from, until), e.between('n.contract_ends_on', from, until)]))
    .orderBy(first)
    .orderBy('n.need_id')
    .limit(limit)
    .execute()
}

/** Open needs whose first day lies ahead, within the time that the talk takes: those that may be late (overdueOf). */
export const selectNearNeeds = (
  tx: Tx,
  tenantId: string,
  { unitId, today }: { unitId: string | undefined; today: Temporal.PlainDate },
): Promise<Need[]> =>
  open(tx, tenantId, unitId)
    // A few days more than the rule says, since months differ; the day itself is decided by dialogueOf.
    .where(first, '>=', today)
    .where(first, '<=', today.add({ months: dialogueRules.at(today).months_before, days: 3 }))
    .orderBy(first)
    .orderBy('n.need_id')
    .limit(mostShown)
    .execute()
