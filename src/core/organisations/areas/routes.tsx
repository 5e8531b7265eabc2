import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { brokenConstraint, forbidden } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import { readerOf, tenantOf } from '../../web/request.ts'
import { actAt, pageAt } from '../../web/routes.ts'
import type { Services } from '../../web/services.ts'
import { look } from '../fields.ts'
import { areaForm } from '../forms.ts'
import { seatMoves } from '../members.ts'
import { mayAdminister } from '../policy.ts'
import { t } from '../words.ts'
import { areaRows } from './actions.ts'
import { Areas, SeatsPage } from './pages.tsx'
import { maySeat, mayUnseat, seesSeats } from './policy.ts'
import { selectArea, selectAreaSeat, selectAreaSeats, selectAreas } from './queries.ts'

const areaFields = () =>
  fieldTable(t)({
    area_name: { as: 'text', maxLength: 200 },
    ground: { as: 'area', label: 'area_ground', hint: 'hint_area_ground', rows: 3, maxLength: 500 },
  })

const columnsOf = ({ area_name: name, ground }: { area_name: string; ground: string }) => ({ name, ground })

/** Areas of secrecy: which there are, and who has a seat in one. */
export const areaRoutes = (app: FastifyInstance, services: Services) => {
  const form = {
    access: onlyIf(mayAdminister),
    may: mayAdminister,
    groups: () => [{ specs: areaFields() }],
    schema: () => areaForm,
    refused: (error: unknown) =>
      brokenConstraint(error) === 'areas_name_once' ? { area_name: 'taken' } : undefined,
  }
  const home = '/administration/omraden'

  editRoutes(app, services, {
    ...form,
    at: home,
    load: (tx, request) => selectAreas(tx, tenantOf(request)),
    typed: () => ({}),
    save: async ({ tx, data, at, once: id }, request) => {
      await areaRows.add(tx, request.actor, at, { tenantId: tenantOf(request), id }, columnsOf(data))
      return true
    },
    done: () => [home, t('area_added')],
    look: found => ({
      ...look(t('areas_title'), t('area_add')),
      lead: t('areas_lead'),
      before: <Areas areas={found} />,
    }),
  })
  editRoutes(app, services, {
    ...form,
    at: `${home}/:area`,
    load: (tx, request: FastifyRequest<Of<'area'>>) => selectArea(tx, tenantOf(request), request.params.area),
    typed: area => typedOf(areaFields(), { ...area, area_name: area.name }),
    version: area => area.version,
    save: ({ tx, found, data, at, version }, request) =>
      areaRows.change(
        tx,
        request.actor,
        at,
        { tenantId: tenantOf(request), id: found.area_id, version },
        columnsOf(data),
      ),
    done: () => [home, t('area_changed')],
    look: area => ({ ...look(area.name, t('save_change'), home), lead: t('area_change_lead') }),
  })

  pageAt(app, services, '/enheten', onlyIf(seesSeats), async (tx, request) => {
    const viewer = readerOf(request)
    const seats = await selectAreaSeats(tx, services.clock, tenantOf(request))
    const seen = seats.filter(
      seat => maySeat(viewer, seat) || mayUnseat(viewer, seat) || seat.personId === viewer.personId,
    )
    return { title: t('seats_title'), body: <SeatsPage viewer={viewer} seats={seen} /> }
  })
  for (const [end, may, move] of [
    ['godkann', maySeat, 'seat_approved'],
    ['ta-tillbaka', mayUnseat, 'seat_withdrawn'],
  ] as const)
    actAt<'member'>(app, services, `/enheten/:member/${end}`, onlyIf(seesSeats), async (tx, request, at) => {
      const tenantId = tenantOf(request)
      const seat = await selectAreaSeat(tx, services.clock, tenantId, request.params.member)
      if (!may(request.viewer, seat)) throw forbidden()
      const key = { tenantId, id: seat.membership_id }
      const by = move === 'seat_approved' ? readerOf(request).personId : null
      const done = await seatMoves.go(tx, request.actor, at, key, move, { set: { seated_by: by } })
      return ['/enheten', t(`${move}_${done}`)]
    })
}
