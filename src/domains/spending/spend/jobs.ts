import type { Job } from '../../../core/jobs/job.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { refreshSpend } from './refresh.ts'

/**
 * Sums an organisation's purchases anew, once a day: an enterprise that joined the register yesterday is found among the
 * suppliers today, and words that were added to data/ledger-words.yaml count for old rows too.
 */
export const spendSums: Job = {
  name: 'spend_sums',
  daily: async tx => {
    const found = await tx
      .selectFrom('spending.ledger_months')
      .select('tenant_id')
      .distinct()
      .where('active', '=', true)
      .modifyEnd(acrossTenants('who has a ledger'))
      .execute()
    return found.map(({ tenant_id }) => ({ tenantId: tenant_id, key: '' }))
  },
  run: ({ tenantId, tx }) => tx(it => refreshSpend(it, tenantId, 'all')),
}
