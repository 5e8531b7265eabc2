import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { forgetLedger } from './actions.ts'

/** Forgets ledgers whose columns nobody confirmed, and what was broken off on its way: they may hold personal numbers. */
export const forgetLedgers = async ({ db, clock }: Pick<Services, 'db' | 'clock'>) => {
  const by = system('forget uploads')
  const before = forgetBefore(clock)
  const left = await db.inActor(by, async tx => {
    await tx
      .deleteFrom('spending.ledger_files')
      .where('state', '=', 'receiving')
      .where('created_at', '<', before.brokenOff)
      .modifyEnd(acrossTenants('what any organisation broke off'))
      .execute()
    return tx
      .selectFrom('spending.ledger_files')
      .select(['tenant_id', 'file_id'])
      .where('state', '=', 'mapping')
      .where('created_at', '<', before.unconfirmed)
      .modifyEnd(acrossTenants('what any organisation never confirmed'))
      .execute()
  })
  for (const { tenant_id, file_id } of left)
    await db.inActor(by, tx => forgetLedger(tx, by, clock.now(), { tenantId: tenant_id, fileId: file_id }))
}
