import type { Job } from '../../core/jobs/job.ts'
import { lookForTool, toolMoves } from './actions.ts'

/** A tool that has not come back is missed; the key says which. */
export const toolSearch: Job = {
  ...lookForTool,
  run: (held, { clock }) =>
    held.last(tx =>
      toolMoves.go(tx, held.by, clock.now(), { tenantId: held.tenantId, id: held.key }, 'tool_missed'),
    ),
}
