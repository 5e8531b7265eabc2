import type { FastifyInstance } from 'fastify'
import { forbidden, signInFirst } from '../../kit/http/errors.ts'
import type { Viewer } from './viewer.ts'

/**
 * Who may reach a route. Every route must say it (default deny: one that does not, fails at start).
 * `may` is a predicate of the domain's policy.ts; what may be done with a certain object the action decides.
 */
export type Access = { public: true } | { public: false; may: (viewer: Viewer) => boolean }

/** On the pinned list of public paths (see app.test.ts). */
export const anyone: Access = { public: true }
export const signedIn: Access = { public: false, may: () => true }
export const onlyIf = (may: (viewer: Viewer) => boolean): Access => ({ public: false, may })

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** The page of a list (core/lists). */
    list?: true
  }
  interface FastifyInstance {
    /** Every route with its rule, for the tests that walk them. */
    accessList: { method: string; url: string; access: Access; list: boolean }[]
  }
}

export const enforceAccess = (app: FastifyInstance) => {
  app.decorate('accessList', [])
  app.addHook('onRoute', route => {
    const access = route.config?.access
    if (!access) throw new Error(`${route.method} ${route.url} does not say who may reach it.`)
    const methods = [route.method].flat().filter(m => m !== 'HEAD')
    app.accessList.push(
      ...methods.map(method => ({ method, url: route.url, access, list: route.config?.list === true })),
    )
  })
  app.addHook('onRequest', async request => {
    const access = request.routeOptions.config.access
    if (access === undefined || access.public) return
    if (request.viewer === null) throw signInFirst()
    if (!access.may(request.viewer)) throw forbidden()
  })
}
