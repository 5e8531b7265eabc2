import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../core/web/services.ts'

export const ledgerRoutes = (_app: FastifyInstance, _services: Services) => undefined
