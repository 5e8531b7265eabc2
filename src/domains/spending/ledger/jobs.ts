import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../../../core/web/services.ts'
import { isBrokenOff, openBackground } from '../../../kit/background.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { failLedger } from './actions.ts'
import { importActor, importFile, takeFile } from './import-file.ts'
import { hasParts, readParts } from './parts.ts'
import { selectLeft } from './queries.ts'
import type { FileKey } from './schema.ts'

/**
 * Reads ledgers in in the background of this process. Their state is in the database alone, so one that a process
 * leaves behind is taken up again, from its beginning: by itself when it is back, or by any other.
 */
export const openLedgerJobs = (services: Services, log: FastifyBaseLogger, every?: number | undefined) => {
  const { db, clock } = services
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('ledger import'), work)
  const fault = (error: unknown) => log.error({ err: error }, 'ledger import')

  const release = ({ tenantId, fileId }: FileKey, takenBy: string) =>
    asSystem(tx =>
      tx
        .updateTable('spending.ledger_files')
        .set({ lease_until: null, taken_by: null, taken_times: 0 })
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
    // The command line's file is kept nowhere: nobody else can go on with it.
    if (taken.isHopeless || !(await asSystem(tx => hasParts(tx, at)))) return fail('interrupted')
    try {
      const ended = await importFile(services, taken, readParts(services, at), jobs.isStopping)
      if (ended === 'role_ended') await fail('role_ended')
      else if (ended === 'gone') await release(at, taken.takenBy)
    } catch (error) {
      if (isBrokenOff(error)) throw error
      if (!(error instanceof TableError)) fault(error)
      await fail(error instanceof TableError ? error.problem : 'fault')
    }
  }

  const jobs = openBackground<FileKey>({
    id: at => at.fileId,
    work,
    find: () => asSystem(tx => selectLeft(tx, clock.now())),
    fault,
    every,
  })
  return { begin: jobs.begin, resume: jobs.watch, settled: jobs.settled, stop: jobs.stop }
}
