import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { one, readQuery } from '../../kit/http/forms.ts'
import { readOrgnr } from '../organisations/orgnr.ts'
import { holdsPersonalNumber } from '../personal-numbers/find.ts'
import { anyone } from '../web/access.ts'
import { queryOf } from '../web/request.ts'
import type { Services } from '../web/services.ts'
import { type Finder, findParts } from './find.ts'
import { FindPage } from './page.tsx'
import { t } from './words.ts'

const path = '/sok'
const asked = z.object({ q: one(z.string().trim().min(1).max(200).optional()) })
/** Of each kind; the rest are in its own list. */
const most = 7

export const findRoutes = (
  app: FastifyInstance,
  { db, clock }: Services,
  domains: readonly { finds?: readonly Finder[] }[],
) => {
  const finders = domains.flatMap(({ finds }) => finds ?? [])
  app.get(path, { config: { access: anyone } }, async (request, reply) => {
    const { q } = readQuery(asked, request.query)
    const { viewer, actor } = request
    const number = q === undefined ? undefined : readOrgnr(q)
    const isPersonal = q !== undefined && (number?.kind === 'person' || holdsPersonalNumber(q))
    const parts =
      q === undefined || isPersonal
        ? []
        : await findParts(finders, viewer, {
            db,
            actor,
            tenantId: viewer?.seat?.tenantId ?? '',
            q,
            orgnr: number?.digits,
            now: clock.now(),
            most,
          })
    return reply.page({
      title: t('title'),
      body: <FindPage {...{ path, query: queryOf(request), q, isPersonal, parts }} />,
    })
  })
}
