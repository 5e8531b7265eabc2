import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../core/forms/stored.ts'
import { callOff, enqueue } from '../../core/jobs/queue.ts'
import { moves } from '../../core/moves/moves.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'

const lentDays = 14

export const toolRows = stored('tool', 'lending.tools', 'tool_id')

export const toolMoves = moves(
  { noun: 'tool', table: 'lending.tools', id: 'tool_id' },
  {
    tool_lent: { mark: 'lent_at', back: 'tool_returned' },
    tool_missed: { mark: 'missed_at', when: tool => tool.lent_at !== null },
  },
)

/** The job that looks whether a tool has come back (jobs.ts). */
export const lookForTool = { name: 'look_for_tool' }

/** Lends a tool, or takes it back. */
export const moveTool = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: { tenantId: string; id: string },
  move: 'tool_lent' | 'tool_returned',
) => {
  const done = await toolMoves.go(tx, by, at, key, move, { set: { missed_at: null } })
  if (done === 'already') return done
  const about = { tenantId: key.tenantId, key: key.id }
  if (move === 'tool_returned') await callOff(tx, lookForTool, about)
  else await enqueue(tx, lookForTool, about, at.add({ hours: lentDays * 24 }))
  return done
}
