import { starterOf } from '../../../core/imports/starter.ts'
import type { Held, Job } from '../../../core/jobs/job.ts'
import type { Services } from '../../../core/web/services.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { failLedger } from './actions.ts'
import { beginFile, importFile } from './import-file.ts'
import { hasParts, readParts } from './parts.ts'
import { selectOptionalFile } from './queries.ts'
import { ledgerJob } from './schema.ts'

const keyOf = ({ tenantId, key }: Held) => ({ tenantId, importId: key })

const fail = (held: Held, { clock }: Services, failure: string) =>
  held.last(async tx => {
    const made = await selectOptionalFile(tx, keyOf(held))
    if (made !== undefined)
      await failLedger(tx, starterOf(made, 'ledger import'), clock.now(), keyOf(held), failure)
  })

/** Reads a ledger in. One that a process left behind is taken up again from its beginning. */
export const ledgerImport: Job = {
  ...ledgerJob,
  run: async (held, services) => {
    const at = keyOf(held)
    const [made, isKept] = await held.tx(async tx => [await beginFile(tx, at), await hasParts(tx, at)])
    if (made === undefined) return
    // The command line's file is kept nowhere: nobody else can go on with it.
    if (!isKept) return fail(held, services, 'interrupted')
    try {
      const ended = await importFile(services, held, made, readParts(services, at))
      if (ended === 'role_ended') await fail(held, services, 'role_ended')
      else if (ended === 'stopping') await held.tx(tx => held.rest(tx, services.clock.now()))
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      await fail(held, services, error.problem)
    }
  },
  failed: (held, services, error) =>
    fail(
      held,
      services,
      error instanceof TableError ? error.problem : error === undefined ? 'interrupted' : 'fault',
    ),
}
