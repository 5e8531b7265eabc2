import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { takeTurn } from '../../../kit/db/turns.ts'
import type { StoreIn } from './store.ts'

/** One change of an organisation's months at a time, so that two never wait for each other's rows. */
export const lockMonths = (tx: Tx, tenantId: string) => takeTurn(tx, tenantId, 'ledger_months')

/** How many connections sum a file at once: the longest single step of an import, while nothing else of it goes on. */
export const sumShares = 2

/** Sums one share of a file's rows, by supplier: what every figure is made of. */
export const sumShare = async (tx: Tx, { tenantId, fileNo }: StoreIn, share: number) => {
  // Sorted and summed in memory; PostgreSQL's own default would go to disk.
  await sql`set local work_mem = '128MB'`.execute(tx)
  await sql`insert into spending.spend_cells
      (tenant_id, file_no, month, buyer_no, unit_no, supplier_no, account_no, amount_ore, row_count)
    select ${tenantId}::uuid, ${fileNo}::int, month, buyer_no, unit_no, supplier_no, account_no, sum(amount_ore), count(*)
    from spending.ledger_rows
    where tenant_id = ${tenantId} and file_no = ${fileNo} and supplier_no % ${sumShares}::int = ${share}::int
    group by supplier_no, account_no, month, unit_no, buyer_no
    order by supplier_no, account_no, month, unit_no, buyer_no`.execute(tx)
}

/** What these months (`it`) overlap goes out of use: two of the same time that are in use cannot stand beside each other. */
const makeWay = (tx: Tx, tenantId: string, it: RawBuilder<unknown>, at: Temporal.Instant) =>
  sql`update spending.ledger_months old set active = false, changed_at = ${at}
    from spending.ledger_months it
    where it.tenant_id = ${tenantId} and ${it} and old.tenant_id = ${tenantId} and old.active
      and old.buyer_no = it.buyer_no and it.month < old.until and old.month < it.until`.execute(tx)

/** What the new months of a file overlap goes out of use; then they come into it. */
export const takeIntoUse = async (
  tx: Tx,
  { tenantId, fileNo }: StoreIn,
  months: number,
  at: Temporal.Instant,
) => {
  await sql`insert into spending.ledger_months
      (tenant_id, buyer_no, month, file_no, months, until, row_count, amount_ore, active, changed_at)
    select tenant_id, buyer_no, month, file_no, ${months}::int, (month + make_interval(months => ${months}))::date,
      sum(row_count), sum(amount_ore), false, ${at}
    from spending.spend_cells where tenant_id = ${tenantId} and file_no = ${fileNo}
    group by tenant_id, buyer_no, month, file_no`.execute(tx)
  await makeWay(tx, tenantId, sql`it.file_no = ${fileNo}`, at)
  await sql`update spending.ledger_months set active = true
    where tenant_id = ${tenantId} and file_no = ${fileNo}`.execute(tx)
}

export type MonthKey = { tenantId: string; fileNo: number; buyerNo: number; month: string }
/** One month of a file, as `it`. */
const isIt = ({ fileNo, buyerNo, month }: MonthKey) =>
  sql`it.file_no = ${fileNo} and it.buyer_no = ${buyerNo} and it.month = ${month}::date`

/** The versions in use that one month of a file would take the place of. */
export const selectInUse = (tx: Tx, key: MonthKey) =>
  sql<{
    file_no: number
    month: Temporal.PlainDate
  }>`select old.file_no, old.month from spending.ledger_months old
    join spending.ledger_months it on it.tenant_id = old.tenant_id and it.buyer_no = old.buyer_no
      and it.month < old.until and old.month < it.until
    where old.tenant_id = ${key.tenantId} and old.active and ${isIt(key)}
    order by old.file_no, old.month for update of old, it`.execute(tx)

/** Takes one month of a file out of use, with nothing in its place. */
export const setAside = (tx: Tx, key: MonthKey, at: Temporal.Instant) =>
  sql`update spending.ledger_months it set active = false, changed_at = ${at}
    where it.tenant_id = ${key.tenantId} and ${isIt(key)} and it.active`.execute(tx)

/** Puts one month of an earlier file into use again, and what it overlaps out of it. */
export const bringBack = async (tx: Tx, key: MonthKey, at: Temporal.Instant) => {
  await makeWay(tx, key.tenantId, isIt(key), at)
  await sql`update spending.ledger_months it set active = true, changed_at = ${at}
    where it.tenant_id = ${key.tenantId} and ${isIt(key)}`.execute(tx)
}
