import { starterHolds, starterOf } from '../../../core/imports/starter.ts'
import type { Held, Job } from '../../../core/jobs/job.ts'
import type { Services } from '../../../core/web/services.ts'
import { tellFault } from '../../../kit/faults.ts'
import { failImport, finishImport } from './actions.ts'
import { columns } from './columns.ts'
import { namedLike, refusesFor } from './known.ts'
import { type Import, selectArea, selectNeighbours, selectOptionalImport } from './queries.ts'
import { runRows } from './run.ts'
import { importJob } from './schema.ts'
import type { Importer } from './store-row.ts'

const atOf = ({ tenantId, key }: Held) => ({ tenantId, importId: key })

/** The import, while it is being read in. */
const running = async (held: Held): Promise<Import | undefined> => {
  const made = await held.tx(tx => selectOptionalImport(tx, atOf(held)))
  return made?.state === 'running' ? made : undefined
}

const run = async (held: Held, { clock, secret }: Services) => {
  const at = atOf(held)
  const made = await running(held)
  if (made === undefined) return
  const by = starterOf(made, 'register import')
  const area = await held.tx(tx => selectArea(tx, at.tenantId))
  const refuses = refusesFor(at.tenantId, area)
  const near = await held.tx(tx => selectNeighbours(tx, [...area]))
  const apart = new Set(near.filter(one => refuses(one) !== undefined).map(namedLike))
  let looks = 0
  let roleEnded = false
  /** Goes on while the process does, and the role of whoever started it. */
  const goesOn = () =>
    held.tx(async tx => {
      roleEnded = !(await starterHolds(tx, clock, made))
      if (looks++ > 0) await held.further(tx)
      return !(roleEnded || held.isStopping())
    })
  const importer = (now: Importer['now']): Importer => ({
    at,
    by,
    now,
    today: clock.today(),
    secret,
    isLike: row => made.merges || apart.has(namedLike(row)),
    stewardOf: async () => at.tenantId,
    refuses,
  })
  const done = await runRows(at, {
    run: held.tx,
    importer,
    now: clock.now,
    rules: { mapping: columns.mappingOf(made.mapping), area, today: clock.today() },
    goesOn,
    fault: error => tellFault('row of a register import', error),
  })
  if (done) await held.last(tx => finishImport(tx, by, clock.now(), at))
  else if (roleEnded) await held.last(tx => failImport(tx, by, clock.now(), at, 'role_ended'))
  else await held.tx(tx => held.rest(tx, clock.now()))
}

/** Reads a list in, row by row; a run that is broken off is taken up where it was. */
export const registerImport: Job = {
  ...importJob,
  // What others keep, and what is new, is written too.
  asSystem: 'register import',
  run,
  failed: async (held, { clock }, error) => {
    const made = await running(held)
    const why = error === undefined ? 'interrupted' : 'fault'
    if (made !== undefined)
      await held.last(tx => failImport(tx, starterOf(made, 'register import'), clock.now(), atOf(held), why))
  },
}
