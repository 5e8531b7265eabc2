import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import type { Services } from '../web/services.ts'
import type { Job } from './job.ts'
import { enqueueAnew } from './queue.ts'

const name = 'daily'
/** Nobody's: the day's work of the whole installation. */
const tenantId = '00000000-0000-0000-0000-000000000000'

/** Finds what there is to do of a daily job, and orders it piece by piece. */
export const orderDaily = async (tx: Tx, services: Services, job: Job) =>
  enqueueAnew(tx, job.name, (await job.daily?.(tx, services)) ?? [], services.clock.now())

/** Does that once each Swedish day for each daily job, whose name is the key. It is never given up. */
export const dailyJob = (jobs: readonly Job[]): Job => ({
  name,
  asSystem: 'daily work',
  tries: Number.POSITIVE_INFINITY,
  run: (held, services) =>
    held.tx(async tx => {
      const job = jobs.find(it => it.name === held.key)
      // Another version's: it is left to that one.
      if (job === undefined) return held.rest(tx, services.clock.now().add({ hours: 1 }))
      await orderDaily(tx, services, job)
      const tomorrow = services.clock.today().add({ days: 1 }).toZonedDateTime('Europe/Stockholm')
      await held.rest(tx, tomorrow.toInstant())
    }),
})

/** Sees to it that each daily job has its day, the first time at `due` at the earliest. */
export const scheduleDaily = (tx: Tx, jobs: readonly Job[], due: Temporal.Instant) => {
  const names = jobs.filter(job => job.daily !== undefined).map(job => job.name)
  return sql`insert into core.jobs (tenant_id, name, key, due_at)
    select ${tenantId}, ${name}, key, ${due}::timestamptz from unnest(${names}::text[]) key
    on conflict (tenant_id, name, key) do update set due_at = greatest(jobs.due_at, excluded.due_at)`.execute(
    tx,
  )
}
