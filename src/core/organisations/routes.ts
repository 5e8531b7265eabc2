import type { FastifyInstance } from 'fastify'
import type { Domain } from '../web/domain.ts'
import type { Services } from '../web/services.ts'
import { areaRoutes } from './areas/routes.tsx'
import { invitationRoutes } from './routes/invitations.tsx'
import { memberRoutes } from './routes/members.tsx'
import { unitRoutes } from './routes/units.tsx'

/** /administration/*: who belongs to the reader's organisation. */
export const organisationRoutes = (
  app: FastifyInstance,
  services: Services,
  domains: readonly Pick<Domain, 'ofUnits'>[],
) => {
  memberRoutes(app, services)
  invitationRoutes(app, services)
  unitRoutes(
    app,
    services,
    domains.flatMap(({ ofUnits = [] }) => ofUnits),
  )
  areaRoutes(app, services) // /enheten/*
}
