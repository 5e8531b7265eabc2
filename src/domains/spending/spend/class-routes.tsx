import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { returnTo } from '../../../core/identity/return-to.ts'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { categories } from '../../directory/public.ts'
import { keepsLedger, seesRows } from '../policy.ts'
import { decideClass, refreshSuggestion, type Shared, undoDecision } from './actions.ts'
import { type Decision, decisions, selectPair, selectSuggestions } from './decisions.ts'
import { kindName, pairPath } from './names.ts'
import { DecisionsPage, decisionColumns } from './pages/decisions-page.tsx'
import { PairNow, pairFields } from './pages/pair-page.tsx'
import { categoryInAddress, categoryOfAddress } from './schema.ts'
import { t } from './words.ts'

const classForm = z.object({
  kategori: z
    .string()
    .transform(categoryOfAddress)
    .refine(key => key === 'other' || categories.has(key), 'choose'),
  galler: z.enum(['par', 'leverantor', 'konto']),
})

/** Only our own pages: another address could lead anywhere. */
const backOf = (query: unknown): string => {
  const to = returnTo((query as { tillbaka?: unknown }).tillbaka, '')
  return /^\/inkop(\/|\?|$)/.test(to) ? to : '/inkop/klassning'
}

/** Corrections: said once for all rows alike, taken back as easily. */
export const classRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const crumbs = () => [
    { href: '/inkop', label: t('title') },
    { href: '/inkop/klassning', label: t('classes_heading') },
  ]
  /** Others see what was decided only as a number of organisations, counted by the system. */
  const share = (said: Shared) => db.inActor(system('class suggestions'), tx => refreshSuggestion(tx, said))

  editRoutes(app, services, {
    at: '/inkop/klassning/:supplier/:account',
    access: onlyIf(keepsLedger),
    may: keepsLedger,
    load: async (tx, request: FastifyRequest<Of<'supplier' | 'account'>>) => {
      const { supplier, account } = request.params
      const tenantId = tenantOf(request)
      const key = { supplierNo: Number(supplier), accountNo: Number(account) }
      const pair = await selectPair(tx, tenantId, key)
      const suggestions = await selectSuggestions(tx, pair.orgnr, pair.account)
      return { tenantId, key, pair, suggestions, back: backOf(request.query) }
    },
    groups: ({ pair }) => [{ specs: pairFields(pair) }],
    schema: () => classForm,
    typed: ({ pair: { category } }) => ({
      kategori: category === '' ? undefined : categoryInAddress(category),
      galler: 'par',
    }),
    save: async ({ tx, found: { tenantId, key }, data: { kategori, galler }, at }, { actor }) => {
      const scope = {
        supplierNo: galler === 'konto' ? null : key.supplierNo,
        accountNo: galler === 'leverantor' ? null : key.accountNo,
      }
      return { kategori, said: await decideClass(tx, actor, at, tenantId, scope, kategori) }
    },
    done: async ({ back }, _, { kategori, said }) => {
      await share(said)
      return [back, t('class_saved', { kind: kindName(kategori) })]
    },
    look: ({ key, pair, suggestions, back }) => ({
      title: t('pair_heading'),
      action: pairPath(key.supplierNo, key.accountNo, back),
      submit: t('save_class'),
      back,
      breadcrumbs: crumbs(),
      before: <PairNow pair={pair} suggestions={suggestions} />,
    }),
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
    { config: { access: onlyIf(keepsLedger) } },
    async (request, reply) => {
      const { decision } = request.params
      const said = await db.inActor(request.actor, tx =>
        undoDecision(tx, request.actor, clock.now(), tenantOf(request), decision),
      )
      await share(said)
      return reply.done('/inkop/klassning/beslut', t('decision_undone'))
    },
  )
}
