import { sql } from 'kysely'

/** Of cells or rows `c`, those of the months that are in use. */
export const inUse = sql`join spending.ledger_months m on m.tenant_id = c.tenant_id and m.file_no = c.file_no
  and m.buyer_no = c.buyer_no and m.month = c.month and m.active`

/** The same, with what each is (`k`) and who was paid (`s`). */
export const classed = sql`${inUse}
  join spending.pair_classes k on k.tenant_id = c.tenant_id and k.supplier_no = c.supplier_no and k.account_no = c.account_no
  join spending.ledger_suppliers s on s.tenant_id = c.tenant_id and s.supplier_no = c.supplier_no`
