import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../core/web/services.ts'
import { apiRoutes } from './api/routes.ts'
import { hsdsRoutes } from './hsds/routes.ts'
import { openReads } from './open.ts'
import { openFileRoutes } from './open-data/files.ts'
import { openDataPageRoutes } from './open-data/routes.tsx'

/** The register for programs. Each group has its own count of requests a minute. */
export const machineRoutes = (app: FastifyInstance, services: Services) => {
  openReads(app, open => apiRoutes(open, services)) //      /api/v1/enterprises  /categories  /municipalities  /openapi.json
  openReads(app, open => hsdsRoutes(open, services)) //     /api/hsds/*
  openReads(app, open => openFileRoutes(open, services)) // /oppna-data/enterprises.*  /oppna-data/catalog.*
  openDataPageRoutes(app, services) //                      /oppna-data
}
