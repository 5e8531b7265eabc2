import type { Viewer } from '../../core/web/viewer.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import type { WorkItem } from '../../kit/html/work-list.tsx'
import { inquiriesWaiting } from './inquiries/waiting.ts'
import { needsWaiting } from './needs/waiting.ts'

/** What buying asks of this reader: questions to answer or compare, dialogues to begin. */
export const procurementWaiting = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => [
  ...(await inquiriesWaiting(tx, viewer, clock)),
  ...(await needsWaiting(tx, viewer, clock)),
]
