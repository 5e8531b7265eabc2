import { selectFaulty, tryAgain } from '../core/jobs/queue.ts'
import { system } from '../kit/db/actor.ts'
import { say, withServices } from './with-services.ts'

const what = system('command line')

/** Which jobs went wrong, whose, why, and what becomes of them. */
export const listJobs = () =>
  withServices(async ({ db }) => {
    const faulty = await db.inActor(what, selectFaulty)
    if (faulty.length === 0) return say('No job has failed.')
    for (const { name, tenant_id, key, tries, fault, due_at, dead_at } of faulty) {
      const then = dead_at === null ? `tried again ${due_at}` : `given up ${dead_at}`
      say([name, tenant_id, key || '-', `${tries} tries`, then, fault].join('\t'))
    }
  })

export const tryJobsAgain = (name: string) =>
  withServices(async ({ db, clock }) => {
    const count = await db.inActor(what, tx => tryAgain(tx, name, clock.now()))
    say(`${count} will be tried again.`)
  })
