import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { discardPlan } from './actions.ts'

/** Forgets plans whose columns nobody confirmed. */
export const forgetPlans = async ({ db, clock }: Pick<Services, 'db' | 'clock'>) => {
  const by = system('forget uploads')
  const left = await db.inActor(by, tx =>
    tx
      .selectFrom('needs.plan_imports')
      .select(['tenant_id', 'import_id'])
      .where('state', '=', 'mapping')
      .where('created_at', '<', forgetBefore(clock).unconfirmed)
      .modifyEnd(acrossTenants('what any organisation never confirmed'))
      .execute(),
  )
  for (const { tenant_id, import_id } of left)
    await db.inActor(by, tx =>
      discardPlan(tx, by, clock.now(), { tenantId: tenant_id, importId: import_id }, 'plan_forgotten'),
    )
}
