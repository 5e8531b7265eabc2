import { sql } from 'kysely'
import { atLeisure, type Tx } from '../../../kit/db/actor.ts'
import { takeTurn } from '../../../kit/db/turns.ts'
import { classed } from './cells.ts'
import { type Class, classify } from './classify.ts'

type PairRow = {
  supplier_no: number
  account_no: number
  account_text: string
  supplier_name: string
  sni: string | null
  sells: string[] | null
  decided: string | null
  suggested: string | null
  organisations: number | null
}

/** From how many other organisations' corrections on a suggestion is used unasked; fewer are only offered. */
const enough = 2

/**
 * Work on all of an organisation's cells. An import has just written them, so PostgreSQL has no figures of them yet, takes
 * them for few and looks each up: seven times as slow as reading them through.
 */
const readThrough = async (tx: Tx, work: () => Promise<unknown>): Promise<void> => {
  await sql`set local enable_nestloop = off; set local enable_sort = off; set local work_mem = '64MB'`.execute(
    tx,
  )
  await work()
  await sql`set local enable_nestloop to default; set local enable_sort to default; set local work_mem to default`.execute(
    tx,
  )
}

/** Social enterprises among the suppliers, by organisation number or – a sole trader's – by its keyed hash. */
const matchEnterprises = (tx: Tx, tenantId: string) =>
  sql`
    update spending.ledger_suppliers s set enterprise_id = found.tenant_id
    from (
      select x.supplier_no, (select o.tenant_id from core.organisations o join directory.enterprises e using (tenant_id)
        where (o.orgnr = x.orgnr or o.orgnr_hash = x.orgnr_hash) and e.published_at is not null limit 1) as tenant_id
      from spending.ledger_suppliers x where x.tenant_id = ${tenantId} and (x.orgnr is not null or x.orgnr_hash is not null)
    ) found
    where s.tenant_id = ${tenantId} and s.supplier_no = found.supplier_no and s.enterprise_id is distinct from found.tenant_id`.execute(
    tx,
  )

/** Which pairs to look at: those without a class, all, or those of a supplier or an account. */
export type Which = 'new' | 'all' | { supplierNo: number | null; accountNo: number | null }

const chosen = (which: Which) => {
  if (which === 'new')
    return sql`not exists (select from spending.pair_classes k
      where k.tenant_id = p.tenant_id and k.supplier_no = p.supplier_no and k.account_no = p.account_no)`
  if (which === 'all') return sql`true`
  return sql`(${which.supplierNo}::int is null or p.supplier_no = ${which.supplierNo})
    and (${which.accountNo}::int is null or p.account_no = ${which.accountNo})`
}

/**
 * The pairs with everything that may decide them. Of corrections the narrower wins: supplier on account, supplier,
 * account; of others' suggestions the same, then the one most organisations say.
 */
const selectPairs = async (tx: Tx, tenantId: string, which: Which): Promise<PairRow[]> => {
  const { rows } = await sql<PairRow>`
    with p as (select distinct tenant_id, supplier_no, account_no from spending.spend_cells where tenant_id = ${tenantId})
    select p.supplier_no, p.account_no, a.text as account_text, s.name as supplier_name, e.sni,
      case when e.tenant_id is null then null else (select array_agg(distinct o.category) from directory.offers o
        where o.tenant_id = e.tenant_id and o.ended_at is null) end as sells,
      (select d.category from spending.class_decisions d where d.tenant_id = p.tenant_id
        and (d.supplier_no is null or d.supplier_no = p.supplier_no) and (d.account_no is null or d.account_no = p.account_no)
        order by d.supplier_no is null, d.account_no is null limit 1) as decided,
      g.category as suggested, g.organisations
    from p
      join spending.ledger_suppliers s on s.tenant_id = p.tenant_id and s.supplier_no = p.supplier_no
      join spending.ledger_accounts a on a.tenant_id = p.tenant_id and a.account_no = p.account_no
      left join directory.enterprises e on e.tenant_id = s.enterprise_id
      left join lateral (select g.category, g.organisations from spending.class_suggestions g
        where (g.orgnr = coalesce(s.orgnr, '') or g.orgnr = '') and (g.account_text = lower(a.text) or g.account_text = '')
          and g.organisations >= ${enough}
        order by g.orgnr = '', g.account_text = '', g.organisations desc limit 1) g on true
    where ${chosen(which)}`.execute(tx)
  return rows
}

const classOf = (pair: PairRow): Class => {
  if (pair.decided !== null)
    return { category: pair.decided, reason: 'decided', because: '', confidence: 'high' }
  if (pair.suggested !== null)
    return {
      category: pair.suggested,
      reason: 'suggested',
      because: String(pair.organisations ?? 0),
      confidence: 'medium',
    }
  return classify({
    accountText: pair.account_text,
    supplierName: pair.supplier_name,
    sni: pair.sni,
    sells: pair.sells ?? [],
  })
}

export const classifyPairs = async (tx: Tx, tenantId: string, which: Which): Promise<void> => {
  const pairs = await selectPairs(tx, tenantId, which)
  const classes = pairs.map(pair => ({
    supplier_no: pair.supplier_no,
    account_no: pair.account_no,
    ...classOf(pair),
  }))
  if (classes.length === 0) return
  await sql`
    insert into spending.pair_classes (tenant_id, supplier_no, account_no, category, reason, because, confidence)
    select ${tenantId}, r.supplier_no, r.account_no, r.category, r.reason, r.because, r.confidence
    from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb)
      as r(supplier_no int, account_no int, category text, reason text, because text, confidence text)
    on conflict (tenant_id, supplier_no, account_no) do update
      set category = excluded.category, reason = excluded.reason, because = excluded.because, confidence = excluded.confidence`.execute(
    tx,
  )
}

const sumMonths = async (tx: Tx, tenantId: string) => {
  await tx.deleteFrom('spending.spend_months').where('tenant_id', '=', tenantId).execute()
  await sql`
    insert into spending.spend_months (tenant_id, month, months, category, social, amount_ore, row_count)
    select c.tenant_id, c.month, m.months, k.category, s.enterprise_id is not null, sum(c.amount_ore)::bigint, sum(c.row_count)::int
    from spending.spend_cells c ${classed}
    where c.tenant_id = ${tenantId}
    group by 1, 2, 3, 4, 5`.execute(tx)
}

/**
 * Sums what the organisation buys anew: finds its social enterprises among the suppliers, classifies pairs of supplier
 * and account that are new (or those asked for), and writes spending.spend_months from the active months. Call it in
 * the transaction of every change of ledger_months or class_decisions.
 */
export const refreshSpend = async (tx: Tx, tenantId: string, which: Which = 'new'): Promise<void> => {
  await atLeisure(tx)
  // Two at once would each write the sums of its own half.
  await takeTurn(tx, tenantId, 'spend')
  await matchEnterprises(tx, tenantId)
  await readThrough(tx, async () => {
    await classifyPairs(tx, tenantId, which)
    await sumMonths(tx, tenantId)
  })
}
