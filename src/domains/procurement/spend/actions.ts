import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { refreshSpend } from './refresh.ts'

/** What a correction is about: a supplier, an account, or a supplier on an account. */
export type Scope = { supplierNo: number | null; accountNo: number | null }

/** Says what a supplier, an account or both together are, for all their rows, past and to come. The sums follow at once. */
export const decideClass = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  { supplierNo, accountNo }: Scope,
  category: string,
): Promise<void> => {
  const person = by.kind === 'person' ? by.personId : null
  await tx
    .insertInto('procurement.class_decisions')
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
}

/** Takes a correction back; what the words, the register or others say applies again. */
export const undoDecision = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  decisionId: string,
): Promise<void> => {
  const taken = await tx
    .deleteFrom('procurement.class_decisions')
    .where('tenant_id', '=', tenantId)
    .where('decision_id', '=', decisionId)
    .returning(['supplier_no', 'account_no', 'category'])
    .executeTakeFirst()
  if (taken === undefined) throw notFound()
  await audit(tx, by, at, {
    tenantId,
    action: 'class_decision_undone',
    objectType: 'class_decision',
    objectId: decisionId,
    detail: { ...taken },
  })
  await refreshSpend(tx, tenantId, { supplierNo: taken.supplier_no, accountNo: taken.account_no })
}

/**
 * Counts anew what organisations have decided, as others may see it: an organisation number, the text of an account, a
 * kind and how many say so. As the system; a sole trader has no number and is never in it.
 */
export const refreshSuggestions = async (tx: Tx): Promise<void> => {
  await sql`lock table procurement.class_suggestions in share row exclusive mode`.execute(tx)
  await tx.deleteFrom('procurement.class_suggestions').execute()
  await sql`
    insert into procurement.class_suggestions (orgnr, account_text, category, organisations)
    select coalesce(s.orgnr, ''), coalesce(lower(a.text), ''), d.category, count(distinct d.tenant_id)
    from procurement.class_decisions d
      left join procurement.ledger_suppliers s on s.tenant_id = d.tenant_id and s.supplier_no = d.supplier_no
      left join procurement.ledger_accounts a on a.tenant_id = d.tenant_id and a.account_no = d.account_no
    where (d.supplier_no is null or s.orgnr is not null) and char_length(coalesce(a.text, '')) <= 120
      and (s.orgnr is not null or coalesce(a.text, '') <> '')
    group by 1, 2, 3`.execute(tx)
}
