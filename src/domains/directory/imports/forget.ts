import { audit } from '../../../core/audit/audit.ts'
import { forgetBefore } from '../../../core/files/forgetting.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { endImport } from './run.ts'

/** Forgets a list that nobody confirmed, or that was broken off on its way: names and telephones among it. */
export const forgetList: Job = {
  name: 'forget_list',
  daily: async (tx, { clock }) => {
    const before = forgetBefore(clock)
    const left = await tx
      .selectFrom('directory.imports')
      .select(['tenant_id', 'import_id'])
      .where(eb =>
        eb.or([
          // A broken-off upload, or a command line that was killed.
          eb('created_at', '<', before.brokenOff).and(
            eb.or([eb('state', '=', 'reading'), eb('created_by', 'is', null)]),
          ),
          eb('created_at', '<', before.unconfirmed).and('state', '=', 'mapping'),
        ]),
      )
      .modifyEnd(acrossTenants('what any organisation broke off or never confirmed'))
      .execute()
    return left.map(({ tenant_id, import_id }) => ({ tenantId: tenant_id, key: import_id }))
  },
  run: ({ tenantId, key: importId, by, last }, { clock }) =>
    last(async tx => {
      await tx
        .deleteFrom('directory.imports')
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .where(eb => eb.or([eb('state', '=', 'reading'), eb('created_by', 'is', null)]))
        .execute()
      if (!(await endImport(tx, { tenantId, importId }, ['mapping'], clock.now(), { state: 'cancelled' })))
        return
      await tx
        .deleteFrom('directory.import_rows')
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .execute()
      const about = { tenantId, action: 'import_forgotten', objectType: 'import', objectId: importId }
      await audit(tx, by, clock.now(), about)
    }),
}
