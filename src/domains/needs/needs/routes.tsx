import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { list } from '../../../core/lists/list.ts'
import { selectUnitOptions } from '../../../core/organisations/queries.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { calendarRoutes } from '../calendar/routes.tsx'
import { fittingRoutes } from '../fitting/routes.tsx'
import { openRoutes } from '../open/routes.tsx'
import { planRoutes } from '../plan/routes.tsx'
import { keepsNeeds, seesNeeds } from '../policy.ts'
import type { NeedExtras } from './extras.ts'
import { formRoutes } from './form-routes.tsx'
import {
  type NeedSums,
  type NeedsMore,
  type NeedsQuery,
  narrowedNeeds,
  needsQuery,
  selectKinds,
} from './list.ts'
import { needColumns } from './pages/need-columns.tsx'
import { NeedsPage } from './pages/needs-page.tsx'
import type { Need } from './queries.ts'
import { t } from './words.ts'

const sees = onlyIf(seesNeeds)

/** What the organisation is going to buy: list, form, plan, calendar; and what enterprises and everybody see of it. */
export const needsRoutes = (
  app: FastifyInstance,
  services: Services,
  extras: NeedExtras = async () => [],
) => {
  formRoutes(app, services)
  planRoutes(app, services)
  calendarRoutes(app, services)
  openRoutes(app, services, extras)
  fittingRoutes(app, services)

  list<Need, NeedsQuery, NeedsMore, NeedSums>(app, services, {
    path: '/inkop/behov',
    title: () => t('list_title'),
    name: () => t('file_needs'),
    access: sees,
    params: needsQuery,
    more: async (tx, { tenantId, viewer }) => ({
      kinds: await selectKinds(tx, tenantId),
      units: await selectUnitOptions(tx, tenantId),
      mayKeep: keepsNeeds(viewer),
    }),
    from: (tx, { tenantId, params }) => narrowedNeeds(tx, tenantId, params),
    sums: {
      valued: sql<number>`count(value_ore)::int`,
      sum: sql<number>`coalesce(sum(value_ore), 0)::bigint`,
    },
    orders: {
      varde: ['value_ore?'],
      avtalsslut: ['contract_ends_on?'],
      start: ['starts_on?'],
      andrad: ['updated_at'],
    },
    usual: '-andrad',
    id: ['need_id'],
    columns: ({ viewer }) => needColumns(viewer?.seat?.municipalityCode ?? null),
    Body: NeedsPage,
  })
}
