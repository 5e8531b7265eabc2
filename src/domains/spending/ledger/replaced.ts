import { Temporal } from 'temporal-polyfill'
import type { Actor, Database } from '../../../kit/db/actor.ts'
import type { Mapping } from './columns.ts'
import { type LedgerMonth, selectMonths } from './queries.ts'
import type { Period } from './schema.ts'
import type { Coming, Survey } from './survey.ts'

/** A month in use, with what would take its place; null for a file without dates. */
export type ReplacedMonth = LedgerMonth & { coming: Coming | null }
export type Replaced = { months: ReplacedMonth[]; whole: boolean; dated: boolean }

/** What a file takes the place of if it is read in so: one without dates nothing before it is said what it is about. */
export const selectReplaced = async (
  db: Database,
  actor: Actor,
  tenantId: string,
  mapping: Mapping,
  survey: Survey,
  period: Period | undefined,
): Promise<Replaced> => {
  const used = await db.inActor(actor, tx => selectMonths(tx, tenantId, { activeOnly: true }))
  const dated = mapping.includes('date')
  if (!dated) {
    const end = period?.from.add({ months: period.months })
    const hit = used.filter(
      m =>
        period &&
        end &&
        Temporal.PlainDate.compare(m.month, end) < 0 &&
        Temporal.PlainDate.compare(period.from, m.month.add({ months: m.months })) < 0,
    )
    return { months: hit.map(m => ({ ...m, coming: null })), whole: true, dated }
  }
  const comingOf = (m: LedgerMonth): Coming =>
    Array.from({ length: m.months }, (_, i) =>
      survey.months.get(`${m.buyer_no} ${m.month.add({ months: i })}`),
    )
      .filter(c => c !== undefined)
      .reduce((sum, c) => ({ rows: sum.rows + c.rows, ore: sum.ore + c.ore }), { rows: 0, ore: 0n })
  const months = used.map(m => ({ ...m, coming: comingOf(m) })).filter(m => m.coming.rows > 0)
  return { months, whole: survey.whole, dated }
}
