import type { FastifyRequest } from 'fastify'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Database } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { type LedgerFile, selectOptionalFile } from './queries.ts'
import type { FileKey } from './schema.ts'

export type OfFile = Of<'ledger'>

/** Which file an address is about, in the reader's own organisation. */
export const keyOf = (request: FastifyRequest<OfFile>): FileKey => {
  return { tenantId: tenantOf(request), fileId: request.params.ledger }
}

export const fileOf = async (db: Database, request: FastifyRequest<OfFile>): Promise<LedgerFile> => {
  const key = keyOf(request)
  const made = await db.inActor(request.actor, tx => selectOptionalFile(tx, key))
  if (made === undefined) throw notFound()
  return made
}
