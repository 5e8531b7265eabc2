import type { FastifyInstance, FastifyRequest } from 'fastify'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { stored } from '../../forms/stored.ts'
import { type Notice, waitingFor } from '../../notices/notices.ts'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { createUnit } from '../actions.ts'
import { selectAreas } from '../areas/queries.ts'
import { look, unitFields } from '../fields.ts'
import { unitForm } from '../forms.ts'
import { unseat } from '../members.ts'
import { Units } from '../pages/units.tsx'
import { mayAdminister } from '../policy.ts'
import { selectUnit, selectUnits } from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf } from './form.ts'

const rows = stored('unit', 'core.units', 'unit_id')
const home = '/administration/enheter'

/** The organisation's units, and forms for one more and for one as it is. */
export const unitRoutes = (app: FastifyInstance, services: Services, notices: readonly Notice[]) => {
  const form = {
    access: onlyIf(mayAdminister),
    may: mayAdminister,
    schema: () => unitForm,
    refused: (error: unknown) => {
      const broken = brokenConstraint(error)
      if (broken === undefined) return undefined
      return broken === 'units_tenant_id_area_id_fkey' ? { area: 'unknown' } : { name: 'taken' }
    },
  }
  editRoutes(app, services, {
    ...form,
    at: home,
    load: async (tx, request) => {
      const { viewer, seat } = administratorOf(request)
      return {
        units: await selectUnits(tx, seat.tenantId),
        areas: await selectAreas(tx, seat.tenantId),
        waiting: await waitingFor(tx, viewer, services.clock, notices),
      }
    },
    groups: ({ areas }) => [{ specs: unitFields(areas) }],
    typed: () => ({}),
    save: async ({ tx, data, once }, request) => {
      const { seat, actor } = administratorOf(request)
      await createUnit(tx, actor, services.clock, { once, tenantId: seat.tenantId, ...data })
      return true
    },
    done: () => [home, t('unit_added')],
    look: ({ units, waiting }) => ({
      ...look(t('units_title'), t('unit_add')),
      lead: t('units_lead'),
      before: <Units units={units} waiting={waiting} />,
    }),
  })
  editRoutes(app, services, {
    ...form,
    at: `${home}/:unit`,
    load: async (tx, request: FastifyRequest<Of<'unit'>>) => {
      const { tenantId } = administratorOf(request).seat
      return {
        unit: await selectUnit(tx, tenantId, request.params.unit),
        areas: await selectAreas(tx, tenantId),
      }
    },
    groups: ({ areas }) => [{ specs: unitFields(areas) }],
    typed: ({ unit, areas }) => typedOf(unitFields(areas), { ...unit, area: unit.area_id }),
    version: ({ unit }) => unit.version,
    save: async ({ tx, found: { unit }, data: { area = null, ...data }, at, version }, request) => {
      const { seat, actor } = administratorOf(request)
      const key = { tenantId: seat.tenantId, id: unit.unit_id, version }
      if (!(await rows.change(tx, actor, at, key, { ...data, area_id: area }))) return false
      if (area !== unit.area_id) await unseat(tx, seat.tenantId, unit.unit_id)
      return true
    },
    done: () => [home, t('unit_changed')],
    look: ({ unit }) => ({ ...look(unit.name, t('save_change'), home), lead: t('unit_change_lead') }),
  })
}
