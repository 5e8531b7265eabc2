import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { readerOf, tenantOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { t } from '../needs/words.ts'
import { answersInquiries } from '../policy.ts'
import { setDigest } from './actions.ts'
import { FittingPage } from './pages/fitting-page.tsx'
import { selectFitting, selectNear, selectOptionalDigest, selectReach } from './queries.ts'

const access = onlyIf(answersInquiries)

/** An enterprise's side: which open needs fit it, why, and a mail about new ones. */
export const fittingRoutes = (app: FastifyInstance, services: Services) => {
  pageAt(app, services, '/vart-foretag/behov', access, async (tx, request) => {
    const tenantId = tenantOf(request)
    const reach = await selectReach(tx, tenantId)
    const digest = await selectOptionalDigest(tx, tenantId, readerOf(request).personId)
    const found = {
      reach,
      fitting: reach ? await selectFitting(tx, reach) : [],
      near: reach ? await selectNear(tx, reach) : [],
      mailed: digest !== undefined,
    }
    return { title: t('fitting_title'), body: <FittingPage {...found} /> }
  })

  actAt(app, services, '/vart-foretag/behov/mejl', access, async (tx, request, at) => {
    const wanted = (request.body as { val?: unknown } | undefined)?.val === 'ja'
    const of = { tenantId: tenantOf(request), personId: readerOf(request).personId }
    await setDigest(tx, request.actor, at, of, wanted)
    return ['/vart-foretag/behov', t(wanted ? 'mail_on' : 'mail_off')]
  })
}
