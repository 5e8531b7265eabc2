import type { Viewer } from '../core/web/viewer.ts'
import { domains } from '../domains.ts'
import type { Clock } from '../kit/clock.ts'
import type { Tx } from '../kit/db/actor.ts'
import type { WorkItem } from '../kit/html/work-list.tsx'

/** What waits for the reader, asked of every domain; what needs a person now comes first. */
export const waitingFor = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => {
  const items = (await Promise.all(domains.map(({ notices }) => notices?.(tx, viewer, clock) ?? []))).flat()
  return items.sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false))
}
