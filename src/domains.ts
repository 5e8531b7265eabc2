import { listenerJobs } from './core/events/events.ts'
import type { Job } from './core/jobs/job.ts'
import type { Domain } from './core/web/domain.ts'
import { directory } from './domains/directory/public.ts'
import { needs } from './domains/needs/public.ts'
import { spending } from './domains/spending/public.ts'
import { listeners } from './events.ts'

/** What the platform is about; used before users. */
export const domains: readonly Domain[] = [directory, needs, spending]

/** All that is done behind the answers; mail has workers of its own. */
export const jobsOf = (all: readonly Domain[]): Job[] => [
  ...all.flatMap(domain => domain.jobs ?? []),
  ...listenerJobs(listeners),
]
