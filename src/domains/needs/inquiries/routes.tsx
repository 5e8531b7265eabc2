import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { list } from '../../../core/lists/list.ts'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { casePath } from '../needs/paths.ts'
import { asksEnterprises, seesNeeds } from '../policy.ts'
import { inquiryMoves } from './actions.ts'
import { additionRoutes } from './addition-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { type RecordLine, recordColumns, recordOf } from './files.ts'
import { InquiriesPage, inquiryColumns } from './pages/list-page.tsx'
import { RecordPage } from './pages/record-page.tsx'
import { type InquiryRow, inquiries, selectAsks, selectInquiry } from './queries.ts'
import { selectWhole } from './whole.ts'
import { t } from './words.ts'

type OfInquiry = Of<'inquiry'>['Params']

/** The buyer's side: write, look, send, add to it, publish, end; the answers stand on the page of the need. */
export const inquiryRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, config } = services
  draftRoutes(app, services)
  additionRoutes(app, services)

  const sees = onlyIf(seesNeeds)
  list<InquiryRow, object>(app, services, {
    path: '/inkop/fragor',
    title: () => t('list_title'),
    crumbs: () => [{ href: '/inkop/behov', label: t('to_needs') }],
    access: sees,
    params: z.object({}),
    from: (tx, { tenantId }) => inquiries(tx, tenantId),
    orders: { skickad: ['sent_at'] },
    usual: '-skickad',
    id: ['inquiry_id'],
    columns: ({ today }) => inquiryColumns(today),
    Body: InquiriesPage,
  })

  // A question stands on the page of its need.
  app.get<Of<'inquiry'>>('/inkop/fragor/:inquiry', { config: { access: sees } }, async (request, reply) => {
    const { need_id, inquiry_id } = await db.inActor(request.actor, tx =>
      selectInquiry(tx, tenantOf(request), request.params.inquiry),
    )
    return reply.done(casePath(need_id, 'svar', inquiry_id))
  })

  pageAt<'inquiry'>(app, services, '/inkop/fragor/:inquiry/utskrift', sees, async (tx, request) => {
    const whole = await selectWhole(tx, tenantOf(request), request.params.inquiry)
    const { inquiry } = whole
    return {
      title: t('record_title', { subject: inquiry.subject }),
      breadcrumbs: [
        { href: '/inkop/behov', label: t('to_needs') },
        { href: casePath(inquiry.need_id, 'svar', inquiry.inquiry_id), label: inquiry.need },
      ],
      body: <RecordPage {...whole} today={clock.today()} site={config.publicUrl} />,
    }
  })

  tableFiles<RecordLine, OfInquiry>(app, '/inkop/fragor/:inquiry', sees, request =>
    db.inActor(request.actor, async tx => {
      const inquiry = await selectInquiry(tx, tenantOf(request), request.params.inquiry)
      const asks = await selectAsks(tx, tenantOf(request), inquiry.inquiry_id)
      return { name: inquiry.subject, columns: recordColumns(inquiry), rows: recordOf(asks) }
    }),
  )

  const asker = onlyIf(asksEnterprises)
  for (const [verb, move, said] of [
    ['publicera', 'inquiry_published', 'published'],
    ['avpublicera', 'inquiry_withdrawn', 'withdrawn'],
    ['avsluta', 'inquiry_closed', 'closed'],
    ['oppna-igen', 'inquiry_reopened', 'reopened'],
  ] as const)
    actAt<'inquiry'>(app, services, `/inkop/fragor/:inquiry/${verb}`, asker, async (tx, request, at) => {
      const key = { tenantId: tenantOf(request), id: request.params.inquiry }
      const done = await inquiryMoves.go(tx, request.actor, at, key, move)
      const { need_id } = await selectInquiry(tx, key.tenantId, key.id)
      return [casePath(need_id, 'svar', key.id), done === 'done' ? t(said) : undefined]
    })
}
