import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import type { StoreIn } from './store.ts'
import type { Supplier } from './supplier.ts'

/**
 * A firm that has a number keeps it when it changes its name, and a file that was corrected corrects it: the name is the
 * one of the newest file. An older month that is read in afterwards changes nothing.
 */
export const renameSuppliers = async (
  tx: Tx,
  { tenantId, fileNo }: StoreIn,
  named: ReadonlyMap<number, Supplier>,
): Promise<void> => {
  const names = [...named].flatMap(([no, { kind, name }]) => (kind === 'organisation' ? [{ no, name }] : []))
  if (names.length === 0) return
  await sql`update spending.ledger_suppliers s set name = n.name
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n(no int, name text)
    where s.tenant_id = ${tenantId} and s.supplier_no = n.no and s.kind = 'organisation' and s.name <> n.name and n.name <> ''
      and (select max(month) from spending.spend_cells where tenant_id = ${tenantId} and file_no = ${fileNo})
        >= coalesce((select max(month) from spending.ledger_months where tenant_id = ${tenantId} and active), '-infinity'::date)`.execute(
    tx,
  )
}
