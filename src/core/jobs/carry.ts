import { type Actor, system, type Tx } from '../../kit/db/actor.ts'
import { isBrokenOff } from '../../kit/db/lost.ts'
import { faultLine, tellFault } from '../../kit/faults.ts'
import type { Services } from '../web/services.ts'
import { type About, type Held, type Job, JobLost, mostTries } from './job.ts'
import {
  endJob,
  failJob,
  giveBack,
  holdJob,
  keepJob,
  markFurther,
  restJob,
  type Taken,
  takeNew,
} from './queue.ts'

/** How often a process says that it is still at a job. */
const beat = 10_000

const actorOf = (job: Job, tenantId: string): Actor =>
  job.asSystem === undefined ? { kind: 'tenant', tenantId, reason: job.name } : system(job.asSystem)

const asSystem = <T>({ db }: Services, work: (tx: Tx) => Promise<T>) => db.inActor(system('jobs'), work)

const hold = ({ db }: Services, job: Job, taken: Taken, isStopping: () => boolean): Held => {
  const by = actorOf(job, taken.tenantId)
  return {
    tenantId: taken.tenantId,
    key: taken.key,
    by,
    tx: work =>
      db.inActor(by, async tx => {
        await holdJob(tx, taken)
        return work(tx)
      }),
    last: work =>
      db.inActor(by, async tx => {
        await holdJob(tx, taken)
        const done = await work(tx)
        await endJob(tx, taken)
        return done
      }),
    further: tx => markFurther(tx, taken),
    rest: (tx, until) => restJob(tx, taken, until),
    isStopping,
  }
}

/** Says every few seconds that the job is ours, while `work` goes on. A beat that fails is followed by the next. */
const whileAlive = async <T>(services: Services, taken: Taken, work: () => Promise<T>): Promise<T> => {
  const live = () => asSystem(services, tx => keepJob(tx, taken, services.clock.now()))
  const timer = setInterval(() => void live().catch(() => undefined), beat)
  return work().finally(() => clearInterval(timer))
}

const end = async (services: Services, job: Job, held: Held, taken: Taken, error: unknown) => {
  if (job.failed !== undefined) {
    await job.failed(held, services, error)
    await asSystem(services, tx => endJob(tx, taken))
    return
  }
  const fault = faultLine(error ?? new Error('The process ended each time.'))
  await asSystem(services, tx =>
    failJob(tx, taken, services.clock.now(), fault, taken.tries >= mostTries(job)),
  )
}

const attempt = async (services: Services, job: Job, held: Held, taken: Taken): Promise<boolean> => {
  try {
    if (taken.tries <= mostTries(job)) {
      await job.run(held, services)
      await asSystem(services, tx => endJob(tx, taken))
      return true
    }
    await end(services, job, held, taken, undefined)
  } catch (error) {
    if (error instanceof JobLost) throw error
    tellFault(job.name, error)
    // Nothing is wrong with the job when the database went away: whoever comes first goes on, at once if it is back
    // already, else when the lease has run out.
    if (isBrokenOff(error))
      await asSystem(services, tx => giveBack(tx, taken, services.clock.now())).catch(() => undefined)
    else await end(services, job, held, taken, error)
  }
  return false
}

/** Does a job that was taken; answers whether it went well. */
export const carry = (services: Services, job: Job, taken: Taken, isStopping: () => boolean) =>
  whileAlive(services, taken, async () => {
    try {
      return await attempt(services, job, hold(services, job, taken, isStopping), taken)
    } catch (error) {
      if (!(error instanceof JobLost)) throw error
      return false
    }
  })

/**
 * Does a job here and now that no other process could do, under the same lease: the command line's. What goes wrong is told
 * to the caller; a job that this process leaves behind is found by the others.
 */
export const carryNow = async <T>(
  services: Services,
  job: Job,
  about: About,
  work: (held: Held) => Promise<T>,
): Promise<T> => {
  const taken = await asSystem(services, tx => takeNew(tx, job, about, services.clock.now()))
  return whileAlive(services, taken, async () => {
    const held = hold(services, job, taken, () => false)
    try {
      return await work(held)
    } catch (error) {
      await job.failed?.(held, services, error)
      throw error
    } finally {
      await asSystem(services, tx => endJob(tx, taken))
    }
  })
}
