import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { returnTo } from '../../../core/identity/return-to.ts'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { categories } from '../../directory/public.ts'
import { keepsLedger, seesRows } from '../policy.ts'
import { decideClass, refreshSuggestion, type Scope, type Shared, undoDecision } from './actions.ts'
import { type Decision, decisions, selectOptionalPair, selectSuggestions } from './decisions.ts'
import { kindName } from './names.ts'
import { DecisionsPage, decisionColumns } from './pages/decisions-page.tsx'
import { PairPage } from './pages/pair-page.tsx'
import { categoryInAddress, categoryOfAddress } from './schema.ts'
import { t } from './words.ts'

type OfPair = Of<'supplier' | 'account'> & { Querystring: { tillbaka?: unknown } }

const classForm = z.object({
  kategori: z
    .string()
    .transform(categoryOfAddress)
    .refine(key => key === 'other' || categories.has(key), 'choose'),
  galler: z.enum(['par', 'leverantor', 'konto']),
})

/** Only our own pages: another address could lead anywhere. */
const backOf = (request: FastifyRequest<OfPair>): string => {
  const to = returnTo(request.query.tillbaka, '')
  return /^\/inkop(\/|\?|$)/.test(to) ? to : '/inkop/klassning'
}

/** Corrections: said once for all rows alike, taken back as easily. */
export const classRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const access = onlyIf(keepsLedger)
  const crumbs = () => [
    { href: '/inkop', label: t('title') },
    { href: '/inkop/klassning', label: t('classes_heading') },
  ]
  /** Others see what was decided only as a number of organisations, counted by the system. */
  const share = (said: Shared) => db.inActor(system('class suggestions'), tx => refreshSuggestion(tx, said))

  const show = async (
    request: FastifyRequest<OfPair>,
    reply: FastifyReply,
    { typed, errors, status = 200 }: { typed?: Typed; errors?: FieldErrors; status?: number } = {},
  ) => {
    const { supplier, account } = request.params
    const tenantId = tenantOf(request)
    const [pair, suggestions] = await db.inActor(request.actor, async tx => {
      const found = await selectOptionalPair(tx, tenantId, Number(supplier), Number(account))
      if (found === undefined) throw notFound()
      return [found, await selectSuggestions(tx, found.orgnr, found.account)] as const
    })
    const back = backOf(request)
    return reply.page(
      {
        title: t('pair_heading'),
        width: 'text',
        breadcrumbs: crumbs(),
        body: (
          <PairPage
            pair={pair}
            action={`/inkop/klassning/${supplier}/${account}?${new URLSearchParams({ tillbaka: back })}`}
            back={back}
            typed={
              typed ?? {
                kategori: pair.category === '' ? undefined : categoryInAddress(pair.category),
                galler: 'par',
              }
            }
            errors={errors ?? {}}
            suggestions={suggestions}
          />
        ),
      },
      status,
    )
  }

  app.get<OfPair>('/inkop/klassning/:supplier/:account', { config: { access } }, (request, reply) =>
    show(request, reply),
  )

  app.post<OfPair>('/inkop/klassning/:supplier/:account', { config: { access } }, async (request, reply) => {
    const supplierNo = Number(request.params.supplier)
    const accountNo = Number(request.params.account)
    const form = readForm(classForm, request.body)
    if (!form.ok) return show(request, reply, { typed: form.typed, errors: form.errors, status: 422 })
    const tenantId = tenantOf(request)
    const { kategori, galler } = form.data
    const scope: Scope = {
      supplierNo: galler === 'konto' ? null : supplierNo,
      accountNo: galler === 'leverantor' ? null : accountNo,
    }
    const said = await db.inActor(request.actor, async tx => {
      if ((await selectOptionalPair(tx, tenantId, supplierNo, accountNo)) === undefined) throw notFound()
      return decideClass(tx, request.actor, clock.now(), tenantId, scope, kategori)
    })
    await share(said)
    return reply.done(backOf(request), t('class_saved', { kind: kindName(kategori) }))
  })

  list<Decision, object, boolean>(app, services, {
    path: '/inkop/klassning/beslut',
    title: () => t('decisions_heading'),
    crumbs,
    access: onlyIf(seesRows),
    params: z.object({}),
    more: async (_tx, { viewer }) => keepsLedger(viewer),
    from: (_tx, { tenantId }) => decisions(tenantId),
    orders: { sagt: ['decided_at'] },
    usual: '-sagt',
    id: ['decision_id'],
    columns: decisionColumns,
    Body: DecisionsPage,
  })

  app.post<Of<'decision'>>(
    '/inkop/klassning/beslut/:decision/angra',
    { config: { access } },
    async (request, reply) => {
      await share(
        await db.inActor(request.actor, tx =>
          undoDecision(tx, request.actor, clock.now(), tenantOf(request), request.params.decision),
        ),
      )
      return reply.done('/inkop/klassning/beslut', t('decision_undone'))
    },
  )
}
