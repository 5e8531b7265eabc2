import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { numbersOf, unitNames } from '../units/queries.ts'
import { classed } from './cells.ts'
import { categoryOfAddress, type NarrowQuery, type Period } from './schema.ts'

/** A supplier's name, or its organisation number however it is written. */
const named = (q: string) => {
  const number = readOrgnr(q)
  return number === undefined ? sql`s.name ilike ${containing(q)}` : sql`s.orgnr = ${number.digits}`
}

const conditions = (tenantId: string, period: Period, q: NarrowQuery): RawBuilder<unknown> => {
  const month = q.manad === undefined ? undefined : `${q.manad}-01`
  const list = [
    sql`c.tenant_id = ${tenantId} and c.month >= ${period.from} and c.month < ${period.until}`,
    q.kategori === undefined ? undefined : sql`k.category = ${categoryOfAddress(q.kategori)}`,
    q.leverantor === undefined ? undefined : sql`c.supplier_no = ${q.leverantor}`,
    q.konto === undefined ? undefined : sql`c.account_no = ${q.konto}`,
    q.forvaltning === undefined ? undefined : sql`c.unit_no in (${numbersOf(tenantId, q.forvaltning)})`,
    month === undefined ? undefined : sql`c.month = ${month}::date`,
    q.social === undefined ? undefined : sql`(s.enterprise_id is not null) = ${q.social === 'ja'}`,
    q.q === undefined ? undefined : named(q.q),
  ]
  return sql.join(
    list.filter(c => c !== undefined),
    sql` and `,
  )
}

/** The active cells with what they are; `c`, `k`, `s` and `a` are what conditions and sums speak of. */
const cells = (tenantId: string, period: Period, q: NarrowQuery) => sql`
  from spending.spend_cells c ${classed}
  where ${conditions(tenantId, period, q)}`

export type SupplierSum = {
  supplier_no: number
  name: string
  orgnr: string | null
  enterprise_slug: string | null
  amount_ore: number
  row_count: number
  accounts: number
}

/** Suppliers by what they were paid. */
export const suppliers = (tenantId: string, period: Period, q: NarrowQuery) => sql<SupplierSum>`
  select g.supplier_no, g.name, g.orgnr, e.slug as enterprise_slug, g.amount_ore, g.row_count, g.accounts from (
    select c.supplier_no, s.name, s.orgnr, s.enterprise_id, sum(c.amount_ore)::bigint as amount_ore, sum(c.row_count)::int as row_count,
      count(distinct c.account_no)::int as accounts
    ${cells(tenantId, period, q)} group by c.supplier_no, s.name, s.orgnr, s.enterprise_id) g
  left join directory.enterprises e on e.tenant_id = g.enterprise_id`

export type UnitSum = {
  unit_no: number
  name: string
  /** What files call it, where that is something else. */
  in_ledger: string | null
  /** The organisation's own unit, where it is joined. */
  own_id: string | null
  amount_ore: number
  row_count: number
  social_ore: number
}

/** By unit: those of the ledger that are joined to one of the organisation's own are one. */
export const units = (tenantId: string, period: Period, q: NarrowQuery) => sql<UnitSum>`
  select n.one_no as unit_no, n.name, n.own_id, string_agg(nullif(n.ledger_name, n.name), ', ' order by g.amount_ore desc) as in_ledger,
    sum(g.amount_ore)::bigint as amount_ore, sum(g.row_count)::int as row_count, sum(g.social_ore)::bigint as social_ore
  from (
    select c.unit_no, sum(c.amount_ore)::bigint as amount_ore, sum(c.row_count)::int as row_count,
      coalesce(sum(c.amount_ore) filter (where s.enterprise_id is not null), 0)::bigint as social_ore
    ${cells(tenantId, period, q)} group by c.unit_no) g
  join (${unitNames(tenantId)}) n on n.unit_no = g.unit_no
  group by n.one_no, n.name, n.own_id`

export type PairSum = {
  supplier_no: number
  account_no: number
  supplier: string
  code: string
  account: string
  category: string
  reason: string
  because: string
  confidence: string
  amount_ore: number
  /** However it is signed: a large sum paid back is large. */
  weight_ore: number
  row_count: number
}

/** Suppliers on accounts, as they are classified. */
export const pairs = (tenantId: string, period: Period, q: NarrowQuery) => sql<PairSum>`
  select g.*, abs(g.amount_ore) as weight_ore, a.code, a.text as account from (
    select c.supplier_no, c.account_no, s.name as supplier, k.category, k.reason, k.because, k.confidence,
      sum(c.amount_ore)::bigint as amount_ore, sum(c.row_count)::int as row_count
    ${cells(tenantId, period, q)}
    group by c.supplier_no, c.account_no, s.name, k.category, k.reason, k.because, k.confidence) g
  join spending.ledger_accounts a on a.tenant_id = ${tenantId} and a.account_no = g.account_no`

export type LedgerRow = {
  file_no: number
  line: number
  file_name: string
  month: Temporal.PlainDate
  day: Temporal.PlainDate | null
  buyer: string
  unit: string
  unit_in_ledger: string
  supplier: string
  supplier_no: number
  code: string
  account: string
  account_no: number
  category: string
  amount_ore: number
  voucher: string
  invoice: string
  basis: string
  agreement: string
}

/** The rows behind a figure. */
export const ledgerRows = async (tx: Tx, tenantId: string, period: Period, q: NarrowQuery) => {
  // What narrows the rows differs from page to page, and the right plan with it: one for all of them takes thrice the time.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
  return sql<LedgerRow>`
    select c.*, k.category, s.name as supplier
    from spending.ledger_rows c ${classed}
    where ${conditions(tenantId, period, q)}`
}

/** A page of them with its names. All tables at once take the planner longer than the question itself. */
export const withNames = (page: RawBuilder<unknown>, tenantId: string) => sql<LedgerRow>`
  select p.*, f.file_name, b.name as buyer, u.name as unit, u.ledger_name as unit_in_ledger, a.code, a.text as account
  from (${page}) p
    join spending.ledger_accounts a on a.tenant_id = p.tenant_id and a.account_no = p.account_no
    join (${unitNames(tenantId)}) u on u.unit_no = p.unit_no
    join spending.ledger_buyers b on b.tenant_id = p.tenant_id and b.buyer_no = p.buyer_no
    join spending.ledger_files f on f.tenant_id = p.tenant_id and f.file_no = p.file_no`

/** How much the narrowed cells hold: the heading of a list of rows. */
export const selectTotal = async (tx: Tx, tenantId: string, period: Period, q: NarrowQuery) => {
  const { rows } = await sql<{ sum: number; total: number }>`
    select coalesce(sum(c.amount_ore), 0)::bigint as sum, coalesce(sum(c.row_count), 0)::int as total
    ${cells(tenantId, period, q)}`.execute(tx)
  return rows[0] ?? { sum: 0, total: 0 }
}
