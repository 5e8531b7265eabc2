import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../core/audit/audit.ts'
import { tenantOf } from '../../core/web/request.ts'
import type { Tx } from '../../kit/db/actor.ts'

/**
 * Writes down whose rows were shown to whom: one row of the log for each page that is read, with the ids of all people on it. They may
 * ask to see it; it is no measure of anybody's work.
 */
export const noteReading = async (
  tx: Tx,
  request: Pick<FastifyRequest, 'actor' | 'viewer'>,
  at: Temporal.Instant,
  what: string,
  people: readonly string[],
): Promise<void> => {
  if (people.length === 0) return
  await audit(tx, request.actor, at, {
    tenantId: tenantOf(request),
    action: `${what}_read`,
    objectType: 'participant',
    subjects: [...new Set(people)],
  })
}
