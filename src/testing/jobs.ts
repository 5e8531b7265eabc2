import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { listenerJobs } from '../core/events/events.ts'
import { orderDaily } from '../core/jobs/daily.ts'
import type { About, Job } from '../core/jobs/job.ts'
import { openJobs } from '../core/jobs/jobs.ts'
import type { Services } from '../core/web/services.ts'
import { reminder, stewardLetter } from '../domains/directory/freshness/jobs.ts'
import { listeners } from '../events.ts'
import { system } from '../kit/db/actor.ts'
import type { DB } from '../kit/db/types.ts'

/** Does what the day has to do of these jobs, as a worker of its own beside the app's; answers how many pieces went well. */
export const runDaily = async (t: Services, ...jobs: readonly Job[]): Promise<number> => {
  for (const job of jobs) await t.db.inActor(system('daily work'), tx => orderDaily(tx, t, job))
  return openJobs(t, jobs).drain()
}

/** A job as a killed process leaves it: taken, and believed to live for a while yet. */
export const leaveJob = (
  t: Services,
  { name }: Pick<Job, 'name'>,
  { tenantId, key }: About,
  left: Partial<Insertable<DB['core.jobs']>> = {},
) => {
  const due_at = t.clock.now().add({ seconds: 20 })
  return t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.jobs')
      .values({ tenant_id: tenantId, name, key, taken_by: randomUUID(), tries: 1, due_at, ...left })
      .execute(),
  )
}

/** Its lease has run out in the middle of it; `by` another process, which has taken it over. It waits for what the run has under way. */
export const loseJob = (t: Services, key: string, by: 'nobody' | 'another' = 'nobody') =>
  t.db.inActor(system('test'), async tx => {
    await tx.selectFrom('core.jobs').select('key').where('key', '=', key).forUpdate().execute()
    const lost = { due_at: t.clock.now().subtract({ seconds: 1 }) }
    const taken = { due_at: t.clock.now().add({ hours: 1 }), taken_by: randomUUID() }
    await tx
      .updateTable('core.jobs')
      .set(by === 'nobody' ? lost : taken)
      .where('key', '=', key)
      .execute()
  })

export const waitingJobs = (t: Services, { name }: Pick<Job, 'name'>) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.jobs').selectAll().where('name', '=', name).execute(),
  )

/** Until whoever listens has heard all that was told: by a worker of its own, or the app's. */
export const heardAll = async (t: Services): Promise<void> => {
  const jobs = listenerJobs(listeners)
  for (;;) {
    await openJobs(t, jobs).drain()
    const left = await t.db.inActor(system('test'), tx =>
      tx.selectFrom('core.jobs').select('key').where('name', 'like', 'hear_%').limit(1).execute(),
    )
    if (left.length === 0) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** The day's reminders and letters, in one worker or several at once. Answers how many letters were written. */
export const runFreshness = async (t: Services, workers = 1): Promise<number> => {
  const count = () =>
    t.db.inActor(system('test'), tx =>
      tx
        .selectFrom('core.mails')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
  const before = await count()
  await Promise.all(Array.from({ length: workers }, () => runDaily(t, reminder, stewardLetter)))
  return (await count()).n - before.n
}
