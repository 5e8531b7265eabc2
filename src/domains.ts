import type { Domain } from './core/web/domain.ts'
import { directory } from './domains/directory/public.ts'
import { needs } from './domains/needs/public.ts'
import { spending } from './domains/spending/public.ts'

/** What the platform is about; used before users. */
export const domains: readonly Domain[] = [directory, needs, spending]

/** All that is done behind the answers; mail has workers of its own. */
export const jobs = domains.flatMap(domain => domain.jobs ?? [])
