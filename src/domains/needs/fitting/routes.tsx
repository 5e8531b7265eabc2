import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { readerOf, seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { t } from '../needs/words.ts'
import { answersInquiries } from '../policy.ts'
import { setDigest } from './actions.ts'
import { FittingPage } from './pages/fitting-page.tsx'
import { selectFitting, selectNear, selectOptionalDigest, selectReach } from './queries.ts'

const access = onlyIf(answersInquiries)

/** An enterprise's side: which open needs fit it, why, and a mail about new ones. */
export const fittingRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  app.get('/vart-foretag/behov', { config: { access } }, async (request, reply) => {
    const { tenantId } = seatOf(request)
    const found = await db.inActor(request.actor, async tx => {
      const reach = await selectReach(tx, tenantId)
      const digest = await selectOptionalDigest(tx, tenantId, readerOf(request).personId)
      const fitting = reach ? await selectFitting(tx, reach) : []
      return { reach, fitting, near: reach ? await selectNear(tx, reach) : [], mailed: digest !== undefined }
    })
    return reply.page({ title: t('fitting_title'), body: <FittingPage {...found} /> })
  })

  app.post<{ Body?: { val?: unknown } }>(
    '/vart-foretag/behov/mejl',
    { config: { access } },
    async (request, reply) => {
      const { tenantId } = seatOf(request)
      const wanted = request.body?.val === 'ja'
      const of = { tenantId, personId: readerOf(request).personId }
      await db.inActor(request.actor, tx => setDigest(tx, request.actor, clock.now(), of, wanted))
      return reply.done('/vart-foretag/behov', t(wanted ? 'mail_on' : 'mail_off'))
    },
  )
}
