import type { Follows } from '../../core/organisations/merging.ts'

const buys = 'an enterprise has no ledger here'

/** Suppliers that are found to be an enterprise of the register, when it goes on in another. */
export const spendingFollows: readonly Follows[] = [
  {
    table: 'spending.ledger_suppliers',
    column: 'enterprise_id',
    points: ['tenant_id', 'supplier_no'],
  },
  ...[
    'class_decisions',
    'ledger_accounts',
    'ledger_buyers',
    'ledger_files',
    'ledger_mappings',
    'ledger_suppliers',
    'ledger_units',
    'spend_months',
    'unit_joins',
  ].map(table => ({ table: `spending.${table}`, stays: buys })),
]
