import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { seenAs } from './actions.ts'
import type { MonthRow } from './pages/months-table.tsx'
import { type LedgerMonth, type MonthsOf, selectMonths } from './queries.ts'

const overlap = (a: LedgerMonth, b: LedgerMonth) =>
  a.buyer_no === b.buyer_no &&
  Temporal.PlainDate.compare(a.month, b.until) < 0 &&
  Temporal.PlainDate.compare(b.month, a.until) < 0

/** Months with what is in use in their place: a button pressed on an old page must not undo what came after it. */
export const selectMonthRows = async (tx: Tx, tenantId: string, sought: MonthsOf): Promise<MonthRow[]> => {
  const rows = await selectMonths(tx, tenantId, sought)
  const used = await selectMonths(tx, tenantId, { activeOnly: true })
  used.sort((a, b) => a.file_no - b.file_no || Temporal.PlainDate.compare(a.month, b.month))
  return rows.map(row => ({
    ...row,
    seen: row.active ? '' : seenAs(used.filter(other => overlap(row, other))),
  }))
}
