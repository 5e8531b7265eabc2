import type { FastifyInstance } from 'fastify'
import { notFound } from '../../../kit/http/errors.ts'
import { anyone } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import type { Identity } from '../identity.ts'
import { keepCookies } from './answer.ts'

/** In the demo anybody may be anybody in it. With the demo off this address is like any that does not exist. */
export const demoRoutes = (app: FastifyInstance, { config }: Services, { demoPeople, letIn }: Identity) => {
  app.post<Of<'person'>>('/demo/som/:person', { config: { access: anyone } }, async (request, reply) => {
    if (!config.demo) throw notFound()
    const person = (await demoPeople()).find(p => p.key === request.params.person)
    const cookies = person && (await letIn(request, person.personId, 'demo'))
    if (!cookies) throw notFound()
    return keepCookies(reply, cookies).done('/hem')
  })
}
