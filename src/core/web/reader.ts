import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kit/db/actor.ts'
import { chooseLocale, isLocale, withLocale } from '../../kit/text/locale.ts'
import { actorOf, type Viewer } from './viewer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null
    actor: Actor
  }
}

/** Finds out who asks (`viewerOf` reads the session) and in which language, before anything else happens. */
export const knowReader = (
  app: FastifyInstance,
  viewerOf: (request: FastifyRequest) => Promise<Viewer | null>,
) => {
  app.decorateRequest('viewer', null)
  app.decorateRequest('actor', { getter: () => ({ kind: 'nobody' }) as Actor })
  app.addHook('onRequest', async request => {
    const viewer = await viewerOf(request)
    request.viewer = viewer
    Object.defineProperty(request, 'actor', { value: actorOf(viewer) })
  })
  // The callback form: what runs after `done` runs in the reader's language.
  app.addHook('onRequest', (request, reply, done) => {
    const { lang } = request.query as { lang?: unknown }
    if (isLocale(lang))
      reply.setCookie('lang', lang, { path: '/', sameSite: 'lax', maxAge: 60 * 60 * 24 * 365 })
    const chosen = isLocale(lang) ? lang : (request.cookies['lang'] ?? request.viewer?.locale)
    withLocale(chooseLocale(chosen, request.headers['accept-language']), done)
  })
}
