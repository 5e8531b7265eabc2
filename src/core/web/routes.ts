import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import type { Access } from './access.ts'
import type { Page } from './page.ts'
import type { Of } from './parameters.ts'
import type { Services } from './services.ts'

type Asked<Name extends string> = FastifyRequest<Of<Name>>

/** A page, read in one transaction of its reader. */
export const pageAt = <Name extends string = never>(
  app: FastifyInstance,
  { db }: Services,
  path: string,
  access: Access,
  read: (tx: Tx, request: Asked<Name>) => Promise<Page>,
) =>
  app.get<Of<Name>>(path, { config: { access } }, async (request, reply) =>
    reply.page(await db.inActor(request.actor, tx => read(tx, request))),
  )

/** What a button does, in one transaction of whoever presses it: answers where to go on, and what is said there. */
export const actAt = <Name extends string = never>(
  app: FastifyInstance,
  { db, clock }: Services,
  path: string,
  access: Access,
  act: (
    tx: Tx,
    request: Asked<Name>,
    at: Temporal.Instant,
  ) => Promise<[path: string, notice?: string | undefined]>,
) =>
  app.post<Of<Name>>(path, { config: { access } }, async (request, reply) =>
    reply.done(...(await db.inActor(request.actor, tx => act(tx, request, clock.now())))),
  )
