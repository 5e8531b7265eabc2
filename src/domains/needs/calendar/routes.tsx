import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { selectUnitOptions } from '../../../core/organisations/queries.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { queryOf, tenantOf } from '../../../core/web/request.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { field, readQuery } from '../../../kit/http/forms.ts'
import { t } from '../needs/words.ts'
import { seesNeeds } from '../policy.ts'
import { calendarColumns, eventsIn, overdueOf } from './events.ts'
import { CalendarPage } from './pages/calendar-page.tsx'
import { mostShown, selectCalendarNeeds, selectNearNeeds } from './queries.ts'

const access = onlyIf(seesNeeds)
const calendarQuery = z.object({
  ar: z.coerce.number().int().min(2000).max(2100).optional(),
  enhet: field.id().optional(),
  /** All late dialogues, not the first of them alone. */
  sena: z.literal('alla').optional(),
})

/** A year of needs: when each starts, when contracts end, and when to begin talking. */
export const calendarRoutes = (app: FastifyInstance, services: Services) => {
  const yearOf = async (tx: Tx, request: FastifyRequest, limit: number | null) => {
    const tenantId = tenantOf(request)
    const today = services.clock.today()
    const { ar: year = today.year, enhet: unitId, sena } = readQuery(calendarQuery, request.query)
    const inYear = await selectCalendarNeeds(tx, tenantId, { year, unitId, today, limit })
    return {
      year,
      unitId,
      today,
      units: await selectUnitOptions(tx, tenantId),
      events: eventsIn(inYear, year, today),
      overdue: overdueOf(await selectNearNeeds(tx, tenantId, { unitId, today }), today),
      allOverdue: sena === 'alla',
    }
  }

  pageAt(app, services, '/inkop/behov/kalender', access, async (tx, request) => {
    const found = await yearOf(tx, request, mostShown)
    return {
      title: t('calendar_title', { year: String(found.year) }),
      breadcrumbs: [{ href: '/inkop/behov', label: t('list_title') }],
      body: <CalendarPage {...found} query={queryOf(request)} />,
    }
  })

  tableFiles(app, '/inkop/behov/kalender', access, async request => {
    const { year, events } = await services.db.inActor(request.actor, tx => yearOf(tx, request, null))
    return { name: t('file_calendar', { year: String(year) }), columns: calendarColumns(), rows: events }
  })
}
