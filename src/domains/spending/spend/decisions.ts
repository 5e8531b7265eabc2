import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { inUse } from './cells.ts'

export type Pair = { supplierNo: number; accountNo: number }
export type PairFacts = {
  supplier: string
  orgnr: string | null
  code: string
  account: string
  category: string
  reason: string
  because: string
  confidence: string
} & Record<'pair' | 'of_supplier' | 'of_account', [ore: number, rows: number]>

/** A supplier on an account with what each scope of a correction would touch: all active rows, whatever the period. */
export const selectPair = async (
  tx: Tx,
  tenantId: string,
  { supplierNo, accountNo }: Pair,
): Promise<PairFacts> => {
  const sums = (
    where: ReturnType<typeof sql>,
  ) => sql`(select json_build_array(coalesce(sum(c.amount_ore), 0), coalesce(sum(c.row_count), 0))
    from spending.spend_cells c ${inUse}
    where c.tenant_id = ${tenantId} and ${where})`
  const { rows } = await sql<PairFacts>`
    select s.name as supplier, s.orgnr, a.code, a.text as account, k.category, k.reason, k.because, k.confidence,
      ${sums(sql`c.supplier_no = ${supplierNo} and c.account_no = ${accountNo}`)} as pair,
      ${sums(sql`c.supplier_no = ${supplierNo}`)} as of_supplier,
      ${sums(sql`c.account_no = ${accountNo}`)} as of_account
    from spending.pair_classes k
      join spending.ledger_suppliers s on s.tenant_id = k.tenant_id and s.supplier_no = k.supplier_no
      join spending.ledger_accounts a on a.tenant_id = k.tenant_id and a.account_no = k.account_no
    where k.tenant_id = ${tenantId} and k.supplier_no = ${supplierNo} and k.account_no = ${accountNo}`.execute(
    tx,
  )
  if (rows[0] === undefined) throw notFound()
  return rows[0]
}

export type Suggestion = { category: string; organisations: number; scope: 'pair' | 'supplier' | 'account' }

/** What other organisations have said of the same supplier or account, the nearest first. */
export const selectSuggestions = async (
  tx: Tx,
  orgnr: string | null,
  account: string,
): Promise<Suggestion[]> => {
  const { rows } = await sql<Suggestion>`
    select category, organisations, case when orgnr <> '' and account_text <> '' then 'pair' when orgnr <> '' then 'supplier' else 'account' end as scope
    from spending.class_suggestions
    where (orgnr = ${orgnr ?? ''} or orgnr = '') and (account_text = lower(${account}) or account_text = '')
    order by orgnr = '', account_text = '', organisations desc, category limit 5`.execute(tx)
  return rows
}

export type Decision = {
  decision_id: string
  supplier: string | null
  account: string | null
  category: string
  decided_at: Temporal.Instant
  person: string | null
}

/** What an organisation has said itself. */
export const decisions = (tenantId: string) => sql<Decision>`
  select d.decision_id, s.name as supplier, nullif(trim(a.code || ' ' || a.text), '') as account, d.category, d.decided_at, p.name as person
  from spending.class_decisions d
    left join spending.ledger_suppliers s on s.tenant_id = d.tenant_id and s.supplier_no = d.supplier_no
    left join spending.ledger_accounts a on a.tenant_id = d.tenant_id and a.account_no = d.account_no
    left join core.persons p on p.person_id = d.decided_by
  where d.tenant_id = ${tenantId}`

export const countDecisions = async (tx: Tx, tenantId: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('spending.class_decisions')
    .select(e => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return count
}
