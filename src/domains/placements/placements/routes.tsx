import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { tenantOf } from '../../../core/web/request.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { selectDisclosures } from '../disclosures/queries.ts'
import { noteReading } from '../log.ts'
import { placesPeople } from '../policy.ts'
import { personName, t } from '../words.ts'
import { placementList } from './list.tsx'
import { PlacementPage } from './pages/placement-page.tsx'
import { selectPlacement, selectStates } from './queries.ts'

/** Placements: the work list, and each on a page. */
export const placementRoutes = (app: FastifyInstance, services: Services) => {
  placementList(app, services)
  pageAt<'placement'>(app, services, '/insatser/:placement', onlyIf(placesPeople), async (tx, request) => {
    const placement = await selectPlacement(tx, tenantOf(request), request.params.placement)
    await noteReading(tx, request, services.clock.now(), 'placement', [placement.person_id])
    return {
      title: t('placement_title', { name: personName(placement), where: placement.enterprise_name }),
      breadcrumbs: [{ href: '/insatser', label: t('menu') }],
      body: (
        <PlacementPage
          placement={placement}
          disclosures={await selectDisclosures(tx, placement.tenant_id, placement.placement_id)}
          log={await selectStates(tx, placement)}
        />
      ),
    }
  })
}
