import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf, tenantOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { needMoves } from '../needs/actions.ts'
import { casePath } from '../needs/paths.ts'
import { type Need, selectNeed, selectUsualContact } from '../needs/queries.ts'
import { closeForm, openForm } from '../needs/schema.ts'
import { asksEnterprises, keepsGuidelines, keepsNeeds, seesNeeds } from '../policy.ts'
import { caseQuery, selectCase } from './find.ts'
import { CasePage } from './pages/case-page.tsx'
import { openPart } from './stage.ts'
import { t } from './words.ts'

type OfNeed = FastifyRequest<Of<'need'>>
const crumb = () => ({ href: '/inkop/behov', label: t('to_needs') })
const fields = fieldTable(t)

/** One need as a case: its page, and the few things that are done with it as a whole. */
export const caseRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const sees = onlyIf(seesNeeds)
  const keeps = onlyIf(keepsNeeds)

  pageAt<'need'>(app, services, '/inkop/behov/:need', sees, async (tx, request) => {
    const query = readQuery(caseQuery, request.query)
    const found = await selectCase(tx, clock, seatOf(request), request.params.need, query)
    const { viewer } = request
    return {
      title: found.need.title,
      breadcrumbs: [crumb()],
      body: (
        <CasePage
          {...found}
          open={query.visa ?? openPart(found)}
          mayKeep={keepsNeeds(viewer)}
          mayAsk={asksEnterprises(viewer)}
          mayEnter={keepsGuidelines(viewer)}
        />
      ),
    }
  })

  // Who can deliver had a page of its own.
  app.get<Of<'need'>>(
    '/inkop/behov/:need/matchning',
    { config: { access: sees } },
    async (request, reply) => {
      const { need } = request.params
      await db.inActor(request.actor, tx => selectNeed(tx, tenantOf(request), need))
      return reply.done(casePath(need, 'leverantorer'))
    },
  )

  const keyOf = (need: Need) => ({ tenantId: need.tenant_id, id: need.need_id })
  const form = {
    access: keeps,
    may: keepsNeeds,
    load: async (tx: Tx, request: OfNeed) => ({
      need: await selectNeed(tx, tenantOf(request), request.params.need),
      usual: await selectUsualContact(tx, tenantOf(request)),
    }),
  }
  const done =
    (said: 'opened' | 'closed') =>
    ({ need }: { need: Need }, _: string, moved: 'done' | 'already'): [string, string] => [
      casePath(need.need_id),
      moved === 'done' ? t(said) : '',
    ]
  const look = (need: Need) => ({
    back: casePath(need.need_id),
    breadcrumbs: [crumb(), { href: casePath(need.need_id), label: need.title }],
  })

  editRoutes(app, services, {
    ...form,
    at: '/inkop/behov/:need/visa',
    instead: ({ need }) =>
      need.opened_at === null && need.closed_at === null ? undefined : casePath(need.need_id),
    groups: () => [{ specs: fields({ contact_email: { as: 'email' } }) }],
    schema: () => openForm,
    typed: ({ need, usual }) => ({ contact_email: need.contact_email || usual }),
    save: ({ tx, found: { need }, data, at }, { actor }) =>
      needMoves.go(tx, actor, at, keyOf(need), 'need_opened', { set: data }),
    done: done('opened'),
    look: ({ need }) => ({
      ...look(need),
      title: t('open_title'),
      lead: t('open_lead'),
      submit: t('open'),
    }),
  })
  editRoutes(app, services, {
    ...form,
    at: '/inkop/behov/:need/avsluta',
    instead: ({ need }) => (need.closed_at === null ? undefined : casePath(need.need_id)),
    groups: () => [{ specs: fields({ closed_why: { as: 'area', rows: 2, maxLength: 1000 } }) }],
    schema: () => closeForm,
    typed: () => ({}),
    save: ({ tx, found: { need }, data, at }, { actor }) =>
      needMoves.go(tx, actor, at, keyOf(need), 'need_closed', { set: data }),
    done: done('closed'),
    look: ({ need }) => ({
      ...look(need),
      title: t('end'),
      lead: t('end_lead'),
      submit: t('end'),
    }),
  })

  for (const [verb, move, said, set] of [
    ['dolj', 'need_hidden', 'hidden', {}],
    ['oppna-igen', 'need_reopened', 'reopened', { closed_why: '' }],
  ] as const)
    actAt<'need'>(app, services, `/inkop/behov/:need/${verb}`, keeps, async (tx, request, at) => {
      const { need: id } = request.params
      const key = { tenantId: tenantOf(request), id }
      const moved = await needMoves.go(tx, request.actor, at, key, move, { set })
      return [casePath(id), moved === 'done' ? t(said) : undefined]
    })
}
