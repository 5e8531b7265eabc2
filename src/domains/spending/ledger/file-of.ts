import type { FastifyRequest } from 'fastify'
import type { Database } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { idIn } from '../../../kit/http/ids.ts'
import { type LedgerFile, selectOptionalFile } from './queries.ts'
import type { FileKey } from './schema.ts'

export type OfFile = { Params: { id: string } }

/** Which file an address is about, in the reader's own organisation. */
export const keyOf = (request: FastifyRequest<OfFile>): FileKey => {
  return { tenantId: request.viewer?.seat?.tenantId ?? '', fileId: idIn(request.params.id) }
}

export const fileOf = async (db: Database, request: FastifyRequest<OfFile>): Promise<LedgerFile> => {
  const key = keyOf(request)
  const made = await db.inActor(request.actor, tx => selectOptionalFile(tx, key))
  if (made === undefined) throw notFound()
  return made
}
