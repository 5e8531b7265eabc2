import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql, type Updateable } from 'kysely'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf, tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import type { NeedsNeeds } from '../../../kit/db/types.ts'
import { calendarRoutes } from '../calendar/routes.tsx'
import { fittingRoutes } from '../fitting/routes.tsx'
import { openRoutes } from '../open/routes.tsx'
import { planRoutes } from '../plan/routes.tsx'
import { keepsNeeds, seesNeeds } from '../policy.ts'
import { needMoves } from './actions.ts'
import { needErrors } from './errors.ts'
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
import { NeedPage, type NeedPageProps } from './pages/need-page.tsx'
import { NeedsPage } from './pages/needs-page.tsx'
import { type Need, selectNeed, selectUnitOptions, selectUsualContact } from './queries.ts'
import { closeForm, openForm } from './schema.ts'
import { t } from './words.ts'

type OfNeed = Of<'need'>
const sees = onlyIf(seesNeeds)
const keeps = onlyIf(keepsNeeds)

/** What the organisation is going to buy: list, form, page, plan, calendar; and what enterprises and everybody see of it. */
export const needsRoutes = (
  app: FastifyInstance,
  services: Services,
  extras: NeedExtras = async () => [],
) => {
  const { db, clock } = services
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

  const show = async (
    request: FastifyRequest<OfNeed>,
    reply: FastifyReply,
    wrong: NeedPageProps['wrong'],
    status: number,
  ) => {
    const { tenantId, municipalityCode } = seatOf(request)
    const found = await db.inActor(request.actor, async tx => {
      const need = await selectNeed(tx, tenantId, request.params.need)
      const inquiries = await extras(tx, { tenantId, needId: need.need_id }, 'buyer')
      return { need, inquiries, usualContact: await selectUsualContact(tx, tenantId) }
    })
    const mayKeep = keepsNeeds(request.viewer)
    const page = { ...found, home: municipalityCode, today: clock.today(), mayKeep, wrong }
    return reply.page(
      {
        title: found.need.title,
        breadcrumbs: [{ href: '/inkop/behov', label: t('list_title') }],
        body: <NeedPage {...page} />,
      },
      status,
    )
  }

  app.get<OfNeed>('/inkop/behov/:need', { config: { access: sees } }, (request, reply) =>
    show(request, reply, undefined, 200),
  )

  const as = (set: Updateable<NeedsNeeds>) => z.object({}).transform(() => set)
  for (const [verb, name, said, schema, field] of [
    ['visa', 'need_opened', 'opened', openForm, 'contact_email'],
    ['dolj', 'need_hidden', 'hidden', as({}), 'contact_email'],
    ['avsluta', 'need_closed', 'closed', closeForm, 'closed_why'],
    ['oppna-igen', 'need_reopened', 'reopened', as({ closed_why: '' }), 'closed_why'],
  ] as const)
    app.post<OfNeed>(`/inkop/behov/:need/${verb}`, { config: { access: keeps } }, async (request, reply) => {
      const form = readForm<z.ZodType<Updateable<NeedsNeeds>>>(schema, request.body)
      if (!form.ok) {
        const error = needErrors(form.errors, form.typed)[field] ?? t(`error_${field}`)
        return show(request, reply, { name: field, typed: String(form.typed[field] ?? ''), error }, 422)
      }
      const { need } = request.params
      const key = { tenantId: tenantOf(request), id: need }
      // What was so already is no error.
      const done = await db.inActor(request.actor, tx =>
        needMoves.go(tx, request.actor, clock.now(), key, name, { set: form.data }),
      )
      return reply.done(`/inkop/behov/${need}`, done === 'done' ? t(said) : undefined)
    })
}
