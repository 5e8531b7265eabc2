import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { readerOf, tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import { AppError } from '../../../kit/http/errors.ts'
import { casePath } from '../needs/paths.ts'
import { asksEnterprises, dialogueRules } from '../policy.ts'
import { addToInquiry } from './additions.ts'
import { clarificationFields, extensionFields } from './fields.ts'
import { type Inquiry, selectInquiry } from './queries.ts'
import { type Addition, clarificationForm, extensionForm } from './schema.ts'
import { t } from './words.ts'

type Asked = FastifyRequest<Of<'inquiry'>>

/** What comes beside a question that has been sent: a reminder to the silent, more time and clarifications to all. */
export const additionRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, config } = services
  const access = onlyIf(asksEnterprises)

  const add = (tx: Tx, request: Asked, once: string, addition: Addition) => {
    const { inquiry: inquiryId } = request.params
    const who = { tenantId: tenantOf(request), personId: readerOf(request).personId }
    const key = { ...who, inquiryId, once, publicUrl: config.publicUrl }
    return addToInquiry(tx, request.actor, clock, key, addition)
  }
  const caseAt = (inquiry: Inquiry) => casePath(inquiry.need_id, 'svar', inquiry.inquiry_id)

  app.post<Of<'inquiry'>>('/inkop/fragor/:inquiry/paminn', { config: { access } }, async (request, reply) => {
    const inquiry = await db.inActor(request.actor, tx =>
      selectInquiry(tx, tenantOf(request), request.params.inquiry),
    )
    const told = await db
      .inActor(system('inquiry'), tx => add(tx, request, randomUUID(), { kind: 'reminder' }))
      .catch((error: unknown) => {
        const why = error instanceof AppError ? sayTooMany(error.code, clock.today()) : undefined
        if (why === undefined) throw error
        return why
      })
    const said = typeof told === 'string' ? told : t('reminder_added', { count: told })
    return reply.done(caseAt(inquiry), said)
  })

  const load = async (tx: Tx, request: Asked) => ({
    inquiry: await selectInquiry(tx, tenantOf(request), request.params.inquiry),
  })
  const form = { access, as: system('inquiry'), may: asksEnterprises, load }
  const look = (kind: 'extension' | 'clarification', inquiry: Inquiry) => ({
    title: t(`${kind}_title`),
    lead: t(`${kind}_lead`, { count: inquiry.asked.length }),
    submit: t(`${kind}_send`, { count: inquiry.asked.length }),
    whole: (code: string) => sayTooMany(code, clock.today()),
    back: caseAt(inquiry),
    breadcrumbs: [
      { href: '/inkop/behov', label: t('to_needs') },
      { href: casePath(inquiry.need_id), label: inquiry.need },
    ],
  })
  type Found = Awaited<ReturnType<typeof load>>
  const instead = ({ inquiry }: Found) => (inquiry.closed_at === null ? undefined : caseAt(inquiry))
  const done =
    (kind: Addition['kind']) =>
    ({ inquiry }: Found, _: string, told: number): [string, string] => [
      caseAt(inquiry),
      t(`${kind}_added`, { count: told }),
    ]

  editRoutes(app, services, {
    ...form,
    instead,
    at: '/inkop/fragor/:inquiry/forlang',
    groups: () => [{ specs: extensionFields() }],
    schema: () => extensionForm,
    typed: ({ inquiry }) =>
      dateTyped('answer_by', inquiry.answer_by.add({ days: dialogueRules.at(clock.today()).answer_days })),
    refused: error =>
      error instanceof AppError && error.code === 'not_later' ? { answer_by: 'not_later' } : undefined,
    save: ({ tx, data, once }, request) => add(tx, request, once, { kind: 'extension', ...data }),
    done: done('extension'),
    look: ({ inquiry }) => look('extension', inquiry),
  })
  editRoutes(app, services, {
    ...form,
    instead,
    at: '/inkop/fragor/:inquiry/fortydliga',
    groups: () => [{ specs: clarificationFields() }],
    schema: () => clarificationForm,
    typed: () => ({}),
    save: ({ tx, data, once }, request) => add(tx, request, once, { kind: 'clarification', ...data }),
    done: done('clarification'),
    look: ({ inquiry }) => look('clarification', inquiry),
  })
}
