import type { FastifyBaseLogger } from 'fastify'
import { operatorId } from '../../../core/identity/settle.ts'
import type { Services } from '../../../core/web/services.ts'
import { type Actor, system, type Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { failImport, finishImport } from './actions.ts'
import type { Known } from './known.ts'
import { type Import, type ImportKey, isMember, selectArea } from './queries.ts'
import { runRows } from './run.ts'
import { mappingOf, type Reason } from './schema.ts'
import type { Importer } from './store-row.ts'

/** How long a process may be silent before another takes its import over. */
const lease = { seconds: 60 }

/** An importer changes what it stewards, or what only the operator does, and nobody has claimed. */
const refusesFor =
  (tenantId: string) =>
  (known: Known): Reason | undefined => {
    if (known.claimed) return 'keeps_itself'
    return known.steward_id === tenantId || known.steward_id === operatorId ? undefined : 'other_steward'
  }

const importerActor = (made: Import): Actor =>
  made.created_by === null
    ? system('register import')
    : {
        kind: 'person',
        personId: made.created_by,
        tenantId: made.tenant_id,
        membershipId: made.membership_id ?? '',
        role: 'importer',
      }

/**
 * Runs imports in the background of this process. Their state is in the database alone, so an import that a process
 * leaves behind is taken up again at the next start, or when somebody looks at its page.
 */
export const openImportJobs = ({ db, clock, secret }: Services, log: FastifyBaseLogger) => {
  const running = new Map<string, Promise<void>>()
  let stopping = false
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('register import'), work)

  const extend = (tx: Tx, { tenantId, importId }: ImportKey, mine: boolean) =>
    tx
      .updateTable('directory.imports')
      .set({ lease_until: clock.now().add(lease) })
      .where('tenant_id', '=', tenantId)
      .where('import_id', '=', importId)
      .where('state', '=', 'running')
      .where(eb =>
        mine ? eb.lit(true) : eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', clock.now())]),
      )
      .returningAll()
      .executeTakeFirst()

  /** The import goes on while it is neither cancelled nor its starter's role has ended. */
  const goesOn = (at: ImportKey) =>
    stopping
      ? Promise.resolve(false)
      : asSystem(async tx => {
          const made = await extend(tx, at, true)
          if (made === undefined) return false
          const { membership_id } = made
          const holds =
            membership_id !== null &&
            (await isMember(tx, at.tenantId, membership_id, clock.now(), clock.today()))
          if (!holds) await failImport(tx, importerActor(made), clock.now(), at, 'role_ended')
          return holds
        })

  const release = (at: ImportKey) =>
    asSystem(tx =>
      tx
        .updateTable('directory.imports')
        .set({ lease_until: null })
        .where('tenant_id', '=', at.tenantId)
        .where('import_id', '=', at.importId)
        .where('state', '=', 'running')
        .execute(),
    )

  const work = async (at: ImportKey) => {
    const made = await asSystem(tx => extend(tx, at, false))
    if (made === undefined) return
    const by = importerActor(made)
    const area = await asSystem(tx => selectArea(tx, at.tenantId))
    const importer = (now: Importer['now']): Importer => ({
      at,
      by,
      now,
      today: clock.today(),
      secret,
      stewardOf: async () => at.tenantId,
      refuses: refusesFor(at.tenantId),
    })
    try {
      const done = await runRows(at, {
        run: asSystem,
        importer,
        now: clock.now,
        rules: { mapping: mappingOf(made.mapping), area, today: clock.today() },
        goesOn: () => goesOn(at),
        fault: error => log.error({ err: error }, 'import row'),
      })
      if (done) await asSystem(tx => finishImport(tx, by, clock.now(), at))
      else await release(at)
    } catch (error) {
      log.error({ err: error }, 'import')
      await asSystem(tx => failImport(tx, by, clock.now(), at, 'fault'))
    }
  }

  /** Runs an import unless this or another process does. */
  const begin = (at: ImportKey) => {
    if (stopping || running.has(at.importId)) return
    const job = work(at)
      .catch((error: unknown) => log.error({ err: error }, 'import job'))
      .finally(() => running.delete(at.importId))
    running.set(at.importId, job)
  }

  return {
    begin,
    /** Takes up what an ended process left running, and clears uploads that were broken off. */
    resume: async () => {
      const left = await asSystem(async tx => {
        const old = clock.now().subtract({ hours: 1 })
        // A broken-off upload, or a command line that was killed.
        await tx
          .deleteFrom('directory.imports')
          .where('created_at', '<', old)
          .where(eb => eb.or([eb('state', '=', 'reading'), eb('created_by', 'is', null)]))
          .modifyEnd(acrossTenants('what any organisation broke off'))
          .execute()
        return tx
          .selectFrom('directory.imports')
          .select(['tenant_id', 'import_id'])
          .where('state', '=', 'running')
          .modifyEnd(acrossTenants('whose turn it is'))
          .execute()
      })
      for (const { tenant_id, import_id } of left) begin({ tenantId: tenant_id, importId: import_id })
    },
    settled: (importId: string) => running.get(importId) ?? Promise.resolve(),
    stop: async () => {
      stopping = true
      await Promise.all(running.values())
    },
  }
}
