import { listenerJobs } from './core/events/events.ts'
import type { Job } from './core/jobs/job.ts'
import type { Domain } from './core/web/domain.ts'
import { coreParameters, type Parameters } from './core/web/parameters.ts'
import { directory } from './domains/directory/public.ts'
import { needs } from './domains/needs/public.ts'
import { placements } from './domains/placements/public.ts'
import { spending } from './domains/spending/public.ts'
import { listeners } from './events.ts'

/** What the platform is about; used before users. */
export const domains: readonly Domain[] = [directory, needs, spending, placements]

/** What stands in addresses, by name. */
export const parametersOf = (all: readonly Domain[]): Parameters =>
  Object.assign({}, coreParameters, ...all.map(one => one.parameters))

/** All that is done behind the answers; mail has workers of its own. */
export const jobsOf = (all: readonly Domain[]): Job[] => [
  ...all.flatMap(domain => domain.jobs ?? []),
  ...listenerJobs(listeners),
]
