import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { soleTraderName } from './mask.ts'
import type { StoreIn } from './store.ts'
import { nameKey } from './supplier.ts'

/**
 * A ledger that gives a sole trader's number in one row may give the name alone in another. Then that row is the same
 * sole trader's, and the name goes – also where an earlier file brought it.
 */
export const joinSoleTraders = async (
  tx: Tx,
  { tenantId, fileNo }: StoreIn,
  names: ReadonlyMap<string, string | null>,
) => {
  const known = [...names].map(([name, key]) => ({ named: nameKey(name), key }))
  if (known.length === 0) return
  const { rows } = await sql<{ named_no: number; sole_no: number | null }>`
    select n.supplier_no as named_no, s.supplier_no as sole_no
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as k(named text, key text)
      join spending.ledger_suppliers n on n.tenant_id = ${tenantId} and n.key = k.named
      left join spending.ledger_suppliers s on s.tenant_id = ${tenantId} and s.key = k.key`.execute(tx)
  for (const { named_no, sole_no } of rows) {
    if (sole_no !== null)
      await sql`update spending.ledger_rows set supplier_no = ${sole_no}
        where tenant_id = ${tenantId} and file_no = ${fileNo} and supplier_no = ${named_no}`.execute(tx)
    await sql`update spending.ledger_suppliers set kind = 'sole_trader', name = ${soleTraderName}, key = 's:' || ${named_no}::int
      where tenant_id = ${tenantId} and supplier_no = ${named_no}`.execute(tx)
  }
}
