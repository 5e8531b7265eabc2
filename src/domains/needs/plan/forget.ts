import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { discardPlan } from './actions.ts'

/** Forgets a plan whose columns nobody confirmed. */
export const forgetPlan: Job = {
  name: 'forget_plan',
  daily: async (tx, { clock }) => {
    const left = await tx
      .selectFrom('needs.plan_imports')
      .select(['tenant_id', 'import_id'])
      .where('state', '=', 'mapping')
      .where('created_at', '<', forgetBefore(clock).unconfirmed)
      .modifyEnd(acrossTenants('what any organisation never confirmed'))
      .execute()
    return left.map(({ tenant_id, import_id }) => ({ tenantId: tenant_id, key: import_id }))
  },
  run: ({ tenantId, key, by, last }, { clock }) =>
    last(tx => discardPlan(tx, by, clock.now(), { tenantId, importId: key }, 'plan_forgotten')),
}
