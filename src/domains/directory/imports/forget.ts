import { audit } from '../../../core/audit/audit.ts'
import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { endImport } from './run.ts'

/** Forgets lists that nobody confirmed, and what was broken off on its way: names and telephones among them. */
export const forgetLists = async ({ db, clock }: Pick<Services, 'db' | 'clock'>) => {
  const by = system('forget uploads')
  const before = forgetBefore(clock)
  const left = await db.inActor(by, async tx => {
    // A broken-off upload, or a command line that was killed.
    await tx
      .deleteFrom('directory.imports')
      .where('created_at', '<', before.brokenOff)
      .where(eb => eb.or([eb('state', '=', 'reading'), eb('created_by', 'is', null)]))
      .modifyEnd(acrossTenants('what any organisation broke off'))
      .execute()
    return tx
      .selectFrom('directory.imports')
      .select(['tenant_id', 'import_id'])
      .where('state', '=', 'mapping')
      .where('created_at', '<', before.unconfirmed)
      .modifyEnd(acrossTenants('what any organisation never confirmed'))
      .execute()
  })
  for (const { tenant_id: tenantId, import_id: importId } of left)
    await db.inActor(by, async tx => {
      if (!(await endImport(tx, { tenantId, importId }, ['mapping'], clock.now(), { state: 'cancelled' })))
        return
      await tx
        .deleteFrom('directory.import_rows')
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .execute()
      const about = { tenantId, action: 'import_forgotten', objectType: 'import', objectId: importId }
      await audit(tx, by, clock.now(), about)
    })
}
