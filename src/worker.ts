import { scheduleDaily } from './core/jobs/daily.ts'
import { openJobs } from './core/jobs/jobs.ts'
import { openMail } from './core/mail/send.ts'
import type { Services } from './core/web/services.ts'
import { domains, jobsOf } from './domains.ts'
import { system } from './kit/db/actor.ts'

export type Worker = { stop: () => Promise<void> }

/** What happens by itself. Mail has a loop of its own: a sign-in link waits for no sums. Each ends after what it is at. */
export const startWorker = async (services: Services): Promise<Worker> => {
  const { db, clock } = services
  const jobs = jobsOf(domains)
  // Not in the first half minute: whoever starts the program waits for its first page.
  const due = clock.now().add({ seconds: 30 })
  await db.inActor(system('daily work'), tx => scheduleDaily(tx, jobs, due))
  const loops = [openMail(services), openJobs(services, jobs)]
  for (const loop of loops) loop.start()
  return { stop: async () => void (await Promise.all(loops.map(loop => loop.stop()))) }
}
