import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { onceOf } from '../../../kit/http/once.ts'
import { readForm } from '../../forms/read-form.ts'
import { onlyIf } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { createUnit } from '../actions.ts'
import { unitForm } from '../forms.ts'
import { UnitsPage } from '../pages/units.tsx'
import { mayAdminister } from '../policy.ts'
import { selectUnits } from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf } from './form.ts'

export const unitRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const own = { config: { access: onlyIf(mayAdminister) } }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form?: Pick<Parameters<typeof UnitsPage>[0], 'typed' | 'errors'>,
  ) => {
    const { seat, actor } = administratorOf(request)
    const units = await db.inActor(actor, tx => selectUnits(tx, seat.tenantId))
    const breadcrumbs = [{ label: t('members_title'), href: '/administration' }]
    return reply.page(
      { title: t('units_title'), width: 'text', breadcrumbs, body: <UnitsPage units={units} {...form} /> },
      form ? 422 : 200,
    )
  }

  app.get('/administration/enheter', own, async (request, reply) => show(request, reply))

  app.post('/administration/enheter', own, async (request, reply) => {
    const { seat, actor } = administratorOf(request)
    const form = readForm(unitForm, request.body)
    if (!form.ok) return show(request, reply, form)
    try {
      const unit = { once: onceOf(form.typed), tenantId: seat.tenantId, ...form.data }
      await db.inActor(actor, tx => createUnit(tx, actor, clock, unit))
    } catch (error) {
      if (brokenConstraint(error) === undefined) throw error
      return show(request, reply, { ...form, errors: { name: 'taken' } })
    }
    return reply.done('/administration/enheter', t('unit_added'))
  })
}
