import type { Job } from './core/jobs/job.ts'
import { directoryJobs } from './domains/directory/public.ts'
import { procurementJobs } from './domains/procurement/public.ts'

/** All that is done behind the answers, on one screen (mail has workers of its own). */
export const jobs: readonly Job[] = [...directoryJobs, ...procurementJobs]
