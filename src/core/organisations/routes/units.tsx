import type { FastifyInstance } from 'fastify'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { type Notice, waitingFor } from '../../notices/notices.ts'
import { onlyIf } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { createUnit } from '../actions.ts'
import { look, unitFields } from '../fields.ts'
import { unitForm } from '../forms.ts'
import { Units } from '../pages/units.tsx'
import { mayAdminister } from '../policy.ts'
import { selectUnits } from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf } from './form.ts'

/** The organisation's units, and a form for one more. */
export const unitRoutes = (app: FastifyInstance, services: Services, notices: readonly Notice[]) =>
  editRoutes(app, services, {
    at: '/administration/enheter',
    access: onlyIf(mayAdminister),
    load: async (tx, request) => {
      const { viewer, seat } = administratorOf(request)
      const waiting = await waitingFor(tx, viewer, services.clock, notices)
      return { units: await selectUnits(tx, seat.tenantId), waiting }
    },
    may: mayAdminister,
    groups: () => [{ specs: unitFields() }],
    schema: () => unitForm,
    typed: () => ({}),
    save: async ({ tx, data, once }, request) => {
      const { seat, actor } = administratorOf(request)
      await createUnit(tx, actor, services.clock, { once, tenantId: seat.tenantId, ...data })
      return true
    },
    refused: error => (brokenConstraint(error) === undefined ? undefined : { name: 'taken' }),
    done: () => ['/administration/enheter', t('unit_added')],
    look: found => ({
      ...look(t('units_title'), t('unit_add')),
      lead: t('units_lead'),
      before: <Units {...found} />,
    }),
  })
