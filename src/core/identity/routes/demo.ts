import type { FastifyInstance } from 'fastify'
import { notFound } from '../../../kit/http/errors.ts'
import { anyone } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import type { Identity } from '../identity.ts'

/** In the demo anybody may be anybody in it. With the demo off this address is like any that does not exist. */
export const demoRoutes = (
  app: FastifyInstance,
  { config }: Services,
  { demoPeople, sessionFor }: Identity,
) => {
  app.post<{ Params: { key: string } }>(
    '/demo/som/:key',
    { config: { access: anyone } },
    async (request, reply) => {
      if (!config.demo) throw notFound()
      const person = (await demoPeople()).find(p => p.key === request.params.key)
      const session = person && (await sessionFor(person.personId, 'demo', request.headers['user-agent']))
      if (!session) throw notFound()
      return reply.header('set-cookie', session.setCookie).done('/hem')
    },
  )
}
