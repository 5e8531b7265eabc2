import type { FastifyRequest } from 'fastify'
import type { Of } from '../../../core/web/parameters.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Database, Tx } from '../../../kit/db/actor.ts'
import { forbidden, MovedOn, notFound } from '../../../kit/http/errors.ts'
import { type Enterprise, selectOptionalEnterprise, selectOptionalMovedTo } from './queries.ts'

export type SlugParams = Of<'slug'>

/** The enterprise of the address, as far as the actor sees it; 404 for another's and for none alike. */
export const selectEnterprise = async (tx: Tx, slug: string): Promise<Enterprise> => {
  const found = await selectOptionalEnterprise(tx, slug)
  if (found !== undefined) return found
  const to = await selectOptionalMovedTo(tx, slug)
  throw to === undefined ? notFound() : new MovedOn(slug, to.slug)
}

/** Refuses with 403 what the policy does not allow with an object that may be seen. */
export const demand = (allowed: boolean) => {
  if (!allowed) throw forbidden()
}

/** The enterprise of the address for whoever may do this with it: 404 where it may not be seen, 403 where it may. */
export const enterpriseFor = async (
  db: Database,
  request: Pick<FastifyRequest<SlugParams>, 'actor' | 'viewer' | 'params'>,
  may: (viewer: Viewer | null, enterprise: Enterprise) => boolean,
): Promise<Enterprise> => {
  const enterprise = await db.inActor(request.actor, tx => selectEnterprise(tx, request.params.slug))
  demand(may(request.viewer, enterprise))
  return enterprise
}
