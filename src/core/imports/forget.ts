import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Actor, system, type Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { forgetBefore } from '../files/forgetting.ts'
import type { Services } from '../web/services.ts'
import type { ImportKey, ImportTables } from './kind.ts'

/**
 * Forgets files that nobody confirmed, and what was broken off on its way: they may hold personal data.
 * `brokenOff`: how an import that only just arrives is known.
 */
export const forgetImports =
  (
    { imports, id }: Pick<ImportTables, 'imports' | 'id'>,
    brokenOff: string,
    forget: (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => Promise<unknown>,
  ) =>
  async ({ db, clock }: Pick<Services, 'db' | 'clock'>) => {
    const by = system('forget uploads')
    const before = forgetBefore(clock)
    const left = await db.inActor(by, async tx => {
      await sql`delete from ${sql.table(imports)} where created_at < ${before.brokenOff} and (${sql.raw(brokenOff)})
        ${acrossTenants('what any organisation broke off')}`.execute(tx)
      const { rows } = await sql<ImportKey>`select tenant_id as "tenantId", ${sql.ref(id)} as "importId"
        from ${sql.table(imports)} where state = 'mapping' and created_at < ${before.unconfirmed}
        ${acrossTenants('what any organisation never confirmed')}`.execute(tx)
      return rows
    })
    for (const key of left) await db.inActor(by, tx => forget(tx, by, clock.now(), key))
  }
