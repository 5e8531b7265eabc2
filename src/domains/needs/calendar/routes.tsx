import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { queryOf, seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { field, readQuery } from '../../../kit/http/forms.ts'
import { selectUnitOptions } from '../needs/queries.ts'
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
export const calendarRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const yearOf = async (request: FastifyRequest, limit: number | null) => {
    const { tenantId } = seatOf(request)
    const today = clock.today()
    const { ar: year = today.year, enhet: unitId, sena } = readQuery(calendarQuery, request.query)
    const [inYear, near, units] = await db.inActor(request.actor, async tx => [
      await selectCalendarNeeds(tx, tenantId, { year, unitId, today, limit }),
      await selectNearNeeds(tx, tenantId, { unitId, today }),
      await selectUnitOptions(tx, tenantId),
    ])
    return {
      year,
      unitId,
      today,
      units,
      events: eventsIn(inYear, year, today),
      overdue: overdueOf(near, today),
      allOverdue: sena === 'alla',
    }
  }

  app.get('/inkop/behov/kalender', { config: { access } }, async (request, reply) => {
    const found = await yearOf(request, mostShown)
    return reply.page({
      title: t('calendar_title', { year: String(found.year) }),
      breadcrumbs: [{ href: '/inkop/behov', label: t('list_title') }],
      body: <CalendarPage {...found} query={queryOf(request)} />,
    })
  })

  tableFiles(app, '/inkop/behov/kalender', access, async request => {
    const { year, events } = await yearOf(request, null)
    return { name: t('file_calendar', { year: String(year) }), columns: calendarColumns(), rows: events }
  })
}
