import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../kit/db/actor.ts'
import { forbidden } from '../../../kit/http/errors.ts'
import type { Seat, Viewer } from '../../web/viewer.ts'

/** The reader, with the assignment that lets them in here. */
export const administratorOf = (
  request: Pick<FastifyRequest, 'viewer' | 'actor'>,
): { viewer: Viewer; seat: Seat; actor: Extract<Actor, { kind: 'person' }> } => {
  const { viewer, actor } = request
  if (viewer?.seat == null || actor.kind !== 'person') throw forbidden()
  return { viewer, seat: viewer.seat, actor }
}
