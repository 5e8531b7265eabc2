import type { FastifyInstance } from 'fastify'
import type { Access } from '../core/web/access.ts'

export type Route = { method: string; url: string; access: Access; list: boolean }

/** Every route of the application with its access rule (kept by core/web/access.ts as routes are added). */
export const routesOf = (app: FastifyInstance): Route[] => app.accessList
