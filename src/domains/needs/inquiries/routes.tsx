import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { list } from '../../../core/lists/list.ts'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { readerOf, seatOf, tenantOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import { needFacts } from '../needs/facts.ts'
import { type Need, selectNeed } from '../needs/queries.ts'
import { asksEnterprises, dialogueRules, seesNeeds } from '../policy.ts'
import { inquiryMoves, sendInquiry } from './actions.ts'
import { inquiryFields } from './fields.ts'
import { type RecordLine, recordColumns, recordOf } from './files.ts'
import { InquiryPage } from './pages/inquiry-page.tsx'
import { InquiriesPage, inquiryColumns } from './pages/list-page.tsx'
import { type InquiryRow, inquiries, selectAsks, selectEnterprises, selectInquiry } from './queries.ts'
import { inquiryForm } from './schema.ts'
import { ownError, t } from './words.ts'

type Chosen = { foretag?: string | string[] }
type OfInquiry = Of<'inquiry'>['Params']

/** The question as it is proposed, in Swedish: the need in plain words, and what the buyer wants to know. */
const proposed = (need: Need, home: string | null): string =>
  withLocale('sv', () =>
    [
      t('proposed_opening', { title: need.title }, 'sv'),
      ...(need.description === '' ? [] : [need.description]),
      needFacts({ ...need, todays_supplier: '', value_note: '', value_ore: null, unit: null }, home)
        .filter(f => typeof f.details === 'string')
        .slice(0, -1)
        .map(f => `${f.term}: ${f.details}`)
        .join('\n'),
      t('proposed_questions', undefined, 'sv'),
    ].join('\n\n'),
  )

/** The buyer's side: ask, see who answered, compare, publish, end. */
export const inquiryRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, config } = services
  const rule = () => dialogueRules.at(clock.today())

  editRoutes(app, services, {
    at: '/inkop/behov/:need/fraga',
    access: onlyIf(asksEnterprises),
    as: system('inquiry'),
    may: asksEnterprises,
    load: async (tx, request: FastifyRequest<Of<'need'>>) => {
      const { foretag = [] } = (request.body ?? request.query) as Chosen
      const chosen = [foretag].flat().slice(0, 100)
      return {
        need: await selectNeed(tx, tenantOf(request), request.params.need),
        enterprises: await selectEnterprises(tx, chosen.filter(isId), clock.now()),
      }
    },
    groups: ({ enterprises }) => [{ specs: inquiryFields(enterprises) }],
    schema: () => inquiryForm,
    typed: ({ need, enterprises }, request): Typed => ({
      foretag: enterprises.map(e => e.tenant_id),
      subject: need.title,
      question: proposed(need, seatOf(request).municipalityCode),
      ...dateTyped('answer_by', clock.today().add({ days: rule().answer_days })),
    }),
    wrong: ({ enterprises }) => (enterprises.length === 0 ? { foretag: 'choose_somebody' } : {}),
    check: ({ foretag, answer_by }): FieldErrors => {
      if (foretag.length > rule().most_asked) return { foretag: 'too_many' }
      return clock.today().until(answer_by).days < rule().least_answer_days ? { answer_by: 'too_soon' } : {}
    },
    save: ({ tx, found: { need }, data: { foretag: enterprises, ...asked }, once }, request) => {
      const [reader, seat] = [readerOf(request), seatOf(request)]
      const inquiry = {
        ...asked,
        tenant_id: seat.tenantId,
        inquiry_id: once,
        need_id: need.need_id,
        organisation: seat.organisation,
        municipality_code: seat.municipalityCode,
        contact_name: reader.name,
        contact_email: reader.email,
        asked_by: reader.personId,
      }
      return sendInquiry(tx, request.actor, clock, inquiry, { enterprises, publicUrl: config.publicUrl })
    },
    done: (_, once, { asked, mailed }) => [`/inkop/fragor/${once}`, t('ask_sent', { count: asked, mailed })],
    look: ({ need }) => ({
      title: t('ask_title'),
      lead: t('ask_lead'),
      own: (code, label) => sayTooMany(code, clock.today()) ?? ownError(code, label),
      submit: t('ask_send'),
      back: `/inkop/behov/${need.need_id}/matchning`,
      breadcrumbs: [
        { href: '/inkop/behov', label: t('to_needs') },
        { href: `/inkop/behov/${need.need_id}`, label: need.title },
        { href: `/inkop/behov/${need.need_id}/matchning`, label: t('crumb_match') },
      ],
    }),
  })

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

  pageAt<'inquiry'>(app, services, '/inkop/fragor/:inquiry', sees, async (tx, request) => {
    const inquiry = await selectInquiry(tx, tenantOf(request), request.params.inquiry)
    const asks = await selectAsks(tx, tenantOf(request), inquiry.inquiry_id)
    const mayAsk = asksEnterprises(request.viewer)
    return {
      title: inquiry.subject,
      breadcrumbs: [
        { href: '/inkop/behov', label: t('to_needs') },
        { href: `/inkop/behov/${inquiry.need_id}`, label: inquiry.need },
        { href: '/inkop/fragor', label: t('list_title') },
      ],
      body: <InquiryPage inquiry={inquiry} asks={asks} today={clock.today()} mayAsk={mayAsk} />,
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
      return [`/inkop/fragor/${key.id}`, done === 'done' ? t(said) : undefined]
    })
}
