import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { failLedger } from './actions.ts'
import { importActor, importFile, takeFile } from './import-file.ts'
import { deleteParts, readParts } from './parts.ts'
import type { FileKey } from './schema.ts'

/** A file whose columns nobody has confirmed is thrown away: it may hold personal numbers, and waits for no one. */
const patience = { hours: 7 * 24 }

/**
 * Reads ledgers in in the background of this process. Their state is in the database alone, so one that a process
 * leaves behind is taken up again, from its beginning, at the next start or when somebody looks at its page.
 */
export const openLedgerJobs = (services: Services, log: FastifyBaseLogger) => {
  const { db, clock } = services
  const running = new Map<string, Promise<void>>()
  let stopping = false
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('ledger import'), work)

  const release = ({ tenantId, fileId }: FileKey, takenBy: string) =>
    asSystem(tx =>
      tx
        .updateTable('procurement.ledger_files')
        .set({ lease_until: null, taken_by: null })
        .where('tenant_id', '=', tenantId)
        .where('file_id', '=', fileId)
        .where('taken_by', '=', takenBy)
        .execute(),
    )

  const work = async (at: FileKey) => {
    const taken = await asSystem(tx => takeFile(tx, services, at))
    if (taken === undefined) return
    const fail = (failure: string) =>
      asSystem(tx => failLedger(tx, importActor(taken.made), clock.now(), at, failure, taken.takenBy))
    try {
      const ended = await importFile(services, taken, readParts(services, at), () => stopping)
      if (ended === 'role_ended') await fail('role_ended')
      else if (ended === 'gone') await release(at, taken.takenBy)
    } catch (error) {
      if (!(error instanceof TableError)) log.error({ err: error }, 'ledger import')
      await fail(error instanceof TableError ? error.problem : 'fault')
    }
  }

  /** Reads a file in unless this or another process does. */
  const begin = (at: FileKey) => {
    if (stopping || running.has(at.fileId)) return
    const job = work(at)
      .catch((error: unknown) => log.error({ err: error }, 'ledger job'))
      .finally(() => running.delete(at.fileId))
    running.set(at.fileId, job)
  }

  return {
    begin,
    /** Takes up what an ended process left running, and clears what was broken off or never confirmed. */
    resume: async () => {
      const left = await asSystem(async tx => {
        await tx
          .deleteFrom('procurement.ledger_files')
          .where('state', '=', 'receiving')
          .where('created_at', '<', clock.now().subtract({ hours: 2 }))
          .modifyEnd(acrossTenants('what any organisation broke off'))
          .execute()
        const forgotten = await tx
          .updateTable('procurement.ledger_files')
          .set({ state: 'cancelled', finished_at: clock.now() })
          .where('state', '=', 'mapping')
          .where('created_at', '<', clock.now().subtract(patience))
          .returning(['tenant_id', 'file_id'])
          .modifyEnd(acrossTenants('what any organisation never confirmed'))
          .execute()
        for (const { tenant_id, file_id } of forgotten)
          await deleteParts(tx, { tenantId: tenant_id, fileId: file_id })
        return tx
          .selectFrom('procurement.ledger_files')
          .select(['tenant_id', 'file_id'])
          .where('state', '=', 'running')
          .modifyEnd(acrossTenants('whose turn it is'))
          .execute()
      })
      for (const { tenant_id, file_id } of left) begin({ tenantId: tenant_id, fileId: file_id })
    },
    settled: (fileId: string) => running.get(fileId) ?? Promise.resolve(),
    stop: async () => {
      stopping = true
      await Promise.all(running.values())
    },
  }
}
