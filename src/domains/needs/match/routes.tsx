import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { seatOf } from '../../../core/web/request.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { address } from '../../../kit/html/address.ts'
import { needFacts } from '../needs/facts.ts'
import { selectNeed } from '../needs/queries.ts'
import { asksEnterprises, seesNeeds } from '../policy.ts'
import { findSuppliers } from './find.ts'
import { MatchPage } from './pages/match-page.tsx'
import { selectAskedAbout } from './queries.ts'
import { t } from './words.ts'

/** Who can deliver a need. */
export const matchRoutes = (app: FastifyInstance, services: Services) => {
  const path = '/inkop/behov/:need/matchning'
  pageAt<'need'>(app, services, path, onlyIf(seesNeeds), async (tx, request) => {
    const { tenantId, municipalityCode: home } = seatOf(request)
    const need = await selectNeed(tx, tenantId, request.params.need)
    return {
      title: t('title'),
      breadcrumbs: [
        { href: '/inkop/behov', label: t('crumb_needs') },
        { href: `/inkop/behov/${need.need_id}`, label: need.title },
      ],
      body: (
        <MatchPage
          needId={need.need_id}
          title={need.title}
          category={need.category}
          facts={needFacts(need, home).slice(0, 5)}
          match={await findSuppliers(tx, need, home, services.clock)}
          asked={await selectAskedAbout(tx, need)}
          mayAsk={asksEnterprises(request.viewer)}
          askAll={address('/foretag/fraga', { fraga: need.title, kommun: home ?? undefined })}
        />
      ),
    }
  })
}
