import { system } from '../../kit/db/actor.ts'
import { openLoop } from '../../kit/loop.ts'
import type { Services } from '../web/services.ts'
import { carry } from './carry.ts'
import { dailyJob } from './daily.ts'
import { atOnce, type Job, laneOf } from './job.ts'
import { takeJob } from './queue.ts'

/** Does the jobs of these kinds that are due, in any number of processes beside each other. */
export const openJobs = (services: Services, jobs: readonly Job[]) => {
  // Who knows no daily work lets it be.
  const all = jobs.some(job => job.daily !== undefined) ? [dailyJob(jobs), ...jobs] : jobs
  const known = new Map(all.map(job => [job.name, job]))
  const loop = openLoop('jobs', async busy => {
    const free = [...known.values()].filter(job => busy(laneOf(job)) < atOnce[laneOf(job)])
    if (free.length === 0) return undefined
    const names = free.map(job => job.name)
    const taken = await services.db.inActor(system('jobs'), tx => takeJob(tx, names, services.clock.now()))
    const job = known.get(taken?.name ?? '')
    if (taken === undefined || job === undefined) return undefined
    return { lane: laneOf(job), work: () => carry(services, job, taken, loop.isStopping) }
  })
  return loop
}
