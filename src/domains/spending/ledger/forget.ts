import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { forgetLedger } from './actions.ts'

/** Forgets a ledger whose columns nobody confirmed, or that was broken off on its way: it may hold personal numbers. */
export const forgetLedgerFile: Job = {
  name: 'forget_ledger',
  daily: async (tx, { clock }) => {
    const before = forgetBefore(clock)
    const left = await tx
      .selectFrom('spending.ledger_files')
      .select(['tenant_id', 'file_id'])
      .where(eb =>
        eb.or([
          eb('state', '=', 'receiving').and('created_at', '<', before.brokenOff),
          eb('state', '=', 'mapping').and('created_at', '<', before.unconfirmed),
        ]),
      )
      .modifyEnd(acrossTenants('what any organisation broke off or never confirmed'))
      .execute()
    return left.map(({ tenant_id, file_id }) => ({ tenantId: tenant_id, key: file_id }))
  },
  run: ({ tenantId, key: fileId, by, last }, { clock }) =>
    last(tx => forgetLedger(tx, by, clock.now(), { tenantId, fileId })),
}
