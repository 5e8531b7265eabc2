import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { list } from '../../../core/lists/list.ts'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { AppError, signInFirst } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import { needFacts } from '../needs/facts.ts'
import { type Need, selectNeed } from '../needs/queries.ts'
import { asksEnterprises, dialogueRules, seesNeeds } from '../policy.ts'
import { asInquiry, inquiryMoves, sendInquiry } from './actions.ts'
import { inquiryFields } from './fields.ts'
import { type RecordLine, recordColumns, recordOf } from './files.ts'
import { InquiryPage } from './pages/inquiry-page.tsx'
import { InquiriesPage, inquiryColumns } from './pages/list-page.tsx'
import { type InquiryRow, inquiries, selectAsks, selectEnterprises, selectInquiry } from './queries.ts'
import { inquiryDates, inquiryForm } from './schema.ts'
import { ownError, t } from './words.ts'

type OfNeed = Of<'need'> & { Querystring: { foretag?: string | string[] } }
type OfInquiry = Of<'inquiry'>

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
  const access = onlyIf(asksEnterprises)
  const tenantOf = (request: FastifyRequest) => request.viewer?.seat?.tenantId ?? ''
  const crumbs = (need: Need) => [
    { href: '/inkop/behov', label: t('to_needs') },
    { href: `/inkop/behov/${need.need_id}`, label: need.title },
    { href: `/inkop/behov/${need.need_id}/matchning`, label: t('crumb_match') },
  ]

  const show = async (
    request: FastifyRequest<OfNeed>,
    reply: FastifyReply,
    ids: readonly string[],
    { typed, errors, status = 200 }: { typed?: Typed; errors?: FieldErrors; status?: number } = {},
  ) => {
    const seat = request.viewer?.seat
    const { need, enterprises } = await db.inActor(request.actor, async tx => ({
      need: await selectNeed(tx, tenantOf(request), request.params.need),
      enterprises: await selectEnterprises(tx, ids.filter(isId), clock.now()),
    }))
    const rule = dialogueRules.at(clock.today())
    const first: Typed = {
      foretag: enterprises.map(e => e.tenant_id),
      subject: need.title,
      question: proposed(need, seat?.municipalityCode ?? null),
      ...dateTyped('answer_by', clock.today().add({ days: rule.answer_days })),
    }
    return reply.page(
      {
        title: t('ask_title'),
        width: 'text',
        breadcrumbs: crumbs(need),
        body: (
          <SimpleForm
            title={t('ask_title')}
            lead={t('ask_lead')}
            action={`/inkop/behov/${need.need_id}/fraga`}
            specs={inquiryFields(enterprises)}
            typed={typed ?? first}
            errors={errors ?? (enterprises.length === 0 ? { foretag: 'choose_somebody' } : {})}
            own={(code, label) => sayTooMany(code, clock.today()) ?? ownError(code, label)}
            submit={t('ask_send')}
            back={`/inkop/behov/${need.need_id}/matchning`}
            inside={<HiddenField name={onceField} value={onceOf(typed)} />}
          />
        ),
      },
      status,
    )
  }
  const listed = (value: string | string[] | undefined) => [value ?? []].flat().slice(0, 100)

  app.get<OfNeed>('/inkop/behov/:need/fraga', { config: { access } }, (request, reply) =>
    show(request, reply, listed(request.query.foretag)),
  )

  app.post<OfNeed & { Body: { foretag?: string | string[] } }>(
    '/inkop/behov/:need/fraga',
    { config: { access } },
    async (request, reply) => {
      const { viewer } = request
      if (viewer === null || viewer.seat === null) throw signInFirst()
      const { seat } = viewer
      const rule = dialogueRules.at(clock.today())
      const form = readForm(inquiryForm, request.body, inquiryDates)
      const again = (errors: FieldErrors) =>
        show(request, reply, listed(request.body?.foretag), { typed: form.typed, errors, status: 422 })
      if (!form.ok) return again(form.errors)
      const { foretag, subject, question, answer_by } = form.data
      if (foretag.length > rule.most_asked) return again({ foretag: 'too_many' })
      if (clock.today().until(answer_by).days < rule.least_answer_days)
        return again({ answer_by: 'too_soon' })
      const need = await db.inActor(request.actor, tx => selectNeed(tx, seat.tenantId, request.params.need))
      const once = onceOf(form.typed)
      const inquiry = {
        once,
        askedBy: viewer.personId,
        tenantId: seat.tenantId,
        needId: need.need_id,
        subject,
        question,
        answerBy: answer_by,
        organisation: seat.organisation,
        municipalityCode: seat.municipalityCode,
        contactName: viewer.name,
        contactEmail: viewer.email,
        enterprises: foretag,
        publicUrl: config.publicUrl,
      }
      let sent: { asked: number; mailed: number }
      try {
        sent = await db.inActor(asInquiry, tx => sendInquiry(tx, request.actor, clock, inquiry))
      } catch (error) {
        if (!(error instanceof AppError) || error.status !== 422) throw error
        return again({ _form: error.code })
      }
      return reply.done(`/inkop/fragor/${once}`, t('ask_sent', { count: sent.asked, mailed: sent.mailed }))
    },
  )

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

  app.get<OfInquiry>('/inkop/fragor/:inquiry', { config: { access: sees } }, async (request, reply) => {
    const { inquiry, asks } = await db.inActor(request.actor, async tx => ({
      inquiry: await selectInquiry(tx, tenantOf(request), request.params.inquiry),
      asks: await selectAsks(tx, tenantOf(request), request.params.inquiry),
    }))
    return reply.page({
      title: inquiry.subject,
      breadcrumbs: [
        { href: '/inkop/behov', label: t('to_needs') },
        { href: `/inkop/behov/${inquiry.need_id}`, label: inquiry.need },
        { href: '/inkop/fragor', label: t('list_title') },
      ],
      body: (
        <InquiryPage
          inquiry={inquiry}
          asks={asks}
          today={clock.today()}
          mayAsk={request.viewer !== null && asksEnterprises(request.viewer)}
        />
      ),
    })
  })

  tableFiles<RecordLine, OfInquiry['Params']>(app, '/inkop/fragor/:inquiry', sees, request =>
    db.inActor(request.actor, async tx => {
      const inquiry = await selectInquiry(tx, tenantOf(request), request.params.inquiry)
      const asks = await selectAsks(tx, tenantOf(request), inquiry.inquiry_id)
      return { name: inquiry.subject, columns: recordColumns(inquiry), rows: recordOf(asks) }
    }),
  )

  const changes = {
    publicera: ['inquiry_published', 'published'],
    avpublicera: ['inquiry_withdrawn', 'withdrawn'],
    avsluta: ['inquiry_closed', 'closed'],
    'oppna-igen': ['inquiry_reopened', 'reopened'],
  } as const
  for (const [verb, [action, said]] of Object.entries(changes)) {
    app.post<OfInquiry>(`/inkop/fragor/:inquiry/${verb}`, { config: { access } }, async (request, reply) => {
      const key = { tenantId: tenantOf(request), id: request.params.inquiry }
      const done = await db.inActor(request.actor, tx =>
        inquiryMoves.go(tx, request.actor, clock.now(), key, action),
      )
      return reply.done(`/inkop/fragor/${key.id}`, done === 'done' ? t(said) : undefined)
    })
  }
}
