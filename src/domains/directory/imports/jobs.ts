import type { FastifyBaseLogger } from 'fastify'
import { operatorId } from '../../../core/identity/settle.ts'
import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Services } from '../../../core/web/services.ts'
import { isBrokenOff, openBackground } from '../../../kit/background.ts'
import { type Actor, system, type Tx } from '../../../kit/db/actor.ts'
import { failImport, finishImport } from './actions.ts'
import { columns } from './columns.ts'
import type { Known } from './known.ts'
import { holdImport, keepImport, LeaseLost, releaseImport, selectLeft, takeImport } from './lease.ts'
import { type Import, isMember, selectArea } from './queries.ts'
import { runRows } from './run.ts'
import type { Reason } from './schema.ts'
import type { Importer } from './store-row.ts'

/**
 * An importer changes what it keeps itself, or what the operator keeps where nobody else does – in the importer's own
 * municipalities alone – and what nobody has claimed. All else is its keeper's, wherever a list says that it lies.
 */
const refusesFor =
  (tenantId: string, area: ReadonlySet<string>) =>
  (known: Known): Reason | undefined => {
    if (known.claimed) return 'keeps_itself'
    if (known.steward_id === tenantId) return undefined
    return known.steward_id === operatorId && area.has(known.municipality_code) ? undefined : 'other_steward'
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
 * leaves behind is taken up again: by itself when it is back, or by any other.
 */
export const openImportJobs = (
  { db, clock, secret }: Services,
  log: FastifyBaseLogger,
  every?: number | undefined,
) => {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('register import'), work)
  const fault = (error: unknown) => log.error({ err: error }, 'import')

  /** Goes on while the import is neither cancelled nor taken over, and its starter's role has not ended. */
  const goesOn = async (at: ImportKey, takenBy: string, further: boolean) => {
    if (jobs.isStopping()) return false
    return asSystem(async tx => {
      const made = await keepImport(tx, clock.now(), at, takenBy, further)
      if (made === undefined) return false
      const { membership_id } = made
      const holds =
        membership_id !== null && (await isMember(tx, at.tenantId, membership_id, clock.now(), clock.today()))
      if (!holds) await failImport(tx, importerActor(made), clock.now(), at, 'role_ended', takenBy)
      return holds
    })
  }

  const run = async (at: ImportKey, made: Import, takenBy: string) => {
    const by = importerActor(made)
    const area = await asSystem(tx => selectArea(tx, at.tenantId))
    const importer = (now: Importer['now']): Importer => ({
      at,
      by,
      now,
      today: clock.today(),
      secret,
      merges: made.merges,
      stewardOf: async () => at.tenantId,
      refuses: refusesFor(at.tenantId, area),
    })
    let looks = 0
    const done = await runRows(at, {
      // Each transaction begins by holding the import: a run that has lost it stores nothing more.
      run: work =>
        asSystem(async tx => {
          await holdImport(tx, at, takenBy)
          return work(tx)
        }),
      importer,
      now: clock.now,
      rules: { mapping: columns.mappingOf(made.mapping), area, today: clock.today() },
      goesOn: () => goesOn(at, takenBy, looks++ > 0),
      fault,
    })
    if (done) await asSystem(tx => finishImport(tx, by, clock.now(), at, takenBy))
    else await asSystem(tx => releaseImport(tx, at, takenBy))
  }

  const work = async (at: ImportKey) => {
    const taken = await asSystem(tx => takeImport(tx, clock.now(), at))
    if (taken === undefined) return
    const { made, takenBy } = taken
    const fail = (why: 'interrupted' | 'fault') =>
      asSystem(tx => failImport(tx, importerActor(made), clock.now(), at, why, takenBy))
    if (taken.isHopeless) return fail('interrupted')
    try {
      await run(at, made, takenBy)
    } catch (error) {
      if (error instanceof LeaseLost) return
      if (isBrokenOff(error)) throw error
      fault(error)
      await fail('fault')
    }
  }

  const jobs = openBackground<ImportKey>({
    id: at => at.importId,
    work,
    find: () => asSystem(tx => selectLeft(tx, clock.now())),
    fault,
    every,
  })
  return { begin: jobs.begin, resume: jobs.watch, settled: jobs.settled, stop: jobs.stop }
}
