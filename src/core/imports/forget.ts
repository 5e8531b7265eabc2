import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { forgetBefore } from '../files/forgetting.ts'
import type { About, Job } from '../jobs/job.ts'
import type { ImportKey, ImportTables } from './kind.ts'

/**
 * Forgets a file that nobody confirmed, or that was broken off on its way: it may hold personal data.
 * `brokenOff`: how an import that only just arrives is known.
 */
export const forgetImport = (
  name: string,
  { imports, id }: Pick<ImportTables, 'imports' | 'id'>,
  brokenOff: string,
  forget: (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => Promise<unknown>,
): Job => ({
  name,
  daily: async (tx, { clock }) => {
    const before = forgetBefore(clock)
    const { rows } = await sql<About>`select tenant_id as "tenantId", ${sql.ref(id)}::text as key
      from ${sql.table(imports)} where (created_at < ${before.brokenOff} and (${sql.raw(brokenOff)}))
        or (state = 'mapping' and created_at < ${before.unconfirmed})
      ${acrossTenants('what any organisation broke off or never confirmed')}`.execute(tx)
    return rows
  },
  run: ({ tenantId, key, by, last }, { clock }) =>
    last(async tx => {
      await sql`delete from ${sql.table(imports)} where tenant_id = ${tenantId} and ${sql.ref(id)} = ${key}
        and (${sql.raw(brokenOff)})`.execute(tx)
      await forget(tx, by, clock.now(), { tenantId, importId: key })
    }),
})
