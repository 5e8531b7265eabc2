import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { refreshSpend } from './refresh.ts'

/** What a correction is about: a supplier, an account, or a supplier on an account. */
export type Scope = { supplierNo: number | null; accountNo: number | null }

const selectShared = async (tx: Tx, tenantId: string, { supplierNo, accountNo }: Scope): Promise<Shared> => {
  const { rows } = await sql<Shared>`
    select coalesce((select orgnr from spending.ledger_suppliers where tenant_id = ${tenantId} and supplier_no = ${supplierNo}), '') as orgnr,
      coalesce((select lower(text) from spending.ledger_accounts where tenant_id = ${tenantId} and account_no = ${accountNo}), '') as "accountText"`.execute(
    tx,
  )
  const shared = rows[0] ?? { orgnr: '', accountText: '' }
  // A sole trader, or whoever has no number, is nothing to others.
  return supplierNo !== null && shared.orgnr === '' ? { orgnr: '', accountText: '' } : shared
}

/** Says what a supplier, an account or both together are, for all their rows, past and to come. The sums follow at once. */
export const decideClass = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  { supplierNo, accountNo }: Scope,
  category: string,
): Promise<Shared> => {
  const person = by.kind === 'person' ? by.personId : null
  await tx
    .insertInto('spending.class_decisions')
    .values({
      tenant_id: tenantId,
      supplier_no: supplierNo,
      account_no: accountNo,
      category,
      decided_by: person,
      decided_at: at,
    })
    .onConflict(c =>
      c.constraint('class_decisions_once').doUpdateSet({ category, decided_by: person, decided_at: at }),
    )
    .execute()
  await audit(tx, by, at, {
    tenantId,
    action: 'class_decided',
    objectType: 'class_decision',
    detail: { supplier_no: supplierNo, account_no: accountNo, category },
  })
  await refreshSpend(tx, tenantId, { supplierNo, accountNo })
  return selectShared(tx, tenantId, { supplierNo, accountNo })
}

/** Takes a correction back; what the words, the register or others say applies again. */
export const undoDecision = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  decisionId: string,
): Promise<Shared> => {
  const taken = await tx
    .deleteFrom('spending.class_decisions')
    .where('tenant_id', '=', tenantId)
    .where('decision_id', '=', decisionId)
    .returning(['supplier_no', 'account_no', 'category'])
    .executeTakeFirstOrThrow(notFound)
  await audit(tx, by, at, {
    tenantId,
    action: 'class_decision_undone',
    objectType: 'class_decision',
    objectId: decisionId,
    detail: { ...taken },
  })
  const scope = { supplierNo: taken.supplier_no, accountNo: taken.account_no }
  await refreshSpend(tx, tenantId, scope)
  return selectShared(tx, tenantId, scope)
}

/** What a correction says to others: the supplier's number and the account's text, each '' where it is not about one. */
export type Shared = { orgnr: string; accountText: string }

/**
 * Counts anew what organisations have decided about one supplier and account, as others may see it: an organisation number,
 * the text of an account, a kind and how many say so. As the system; a sole trader has no number and is never in it.
 */
export const refreshSuggestion = async (tx: Tx, { orgnr, accountText }: Shared): Promise<void> => {
  if ((orgnr === '' && accountText === '') || accountText.length > 120) return
  await sql`
    with said as (
      select d.category, count(distinct d.tenant_id)::int as organisations
      from spending.class_decisions d
        left join spending.ledger_suppliers s on s.tenant_id = d.tenant_id and s.supplier_no = d.supplier_no
        left join spending.ledger_accounts a on a.tenant_id = d.tenant_id and a.account_no = d.account_no
      where coalesce(s.orgnr, '') = ${orgnr} and coalesce(lower(a.text), '') = ${accountText}
        and (d.supplier_no is null or s.orgnr is not null) ${acrossTenants('what others may know of a correction')}
      group by d.category),
    gone as (delete from spending.class_suggestions g
      where g.orgnr = ${orgnr} and g.account_text = ${accountText} and g.category not in (select category from said))
    insert into spending.class_suggestions (orgnr, account_text, category, organisations)
    select ${orgnr}, ${accountText}, category, organisations from said
    on conflict (orgnr, account_text, category) do update set organisations = excluded.organisations`.execute(
    tx,
  )
}
