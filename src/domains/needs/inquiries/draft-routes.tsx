import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { sayTooMany } from '../../../core/mail/words.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { readerOf, seatOf, tenantOf } from '../../../core/web/request.ts'
import { actAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { sentenceOf } from '../../../kit/html/field-errors.ts'
import { dateTyped, typedOf } from '../../../kit/html/form-fields.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { findSuppliers } from '../match/find.ts'
import { casePath } from '../needs/paths.ts'
import { type Need, selectNeed } from '../needs/queries.ts'
import { asksEnterprises, dialogueRules } from '../policy.ts'
import { sendInquiry } from './actions.ts'
import { deleteDraft, insertDraft, selectDraft, updateDraft } from './drafts.ts'
import { inquiryFields } from './fields.ts'
import { DraftCheck } from './pages/draft-check.tsx'
import { proposed } from './proposed.ts'
import { selectEnterprises } from './queries.ts'
import { inquiryForm } from './schema.ts'
import { t } from './words.ts'

const at = '/inkop/fragor/utkast/:draft'
const draftPath = (draftId: string) => at.replace(':draft', draftId)
/** Those whose boxes are shown: as the link to the form says, or as the form was sent. */
const chosenIn = ({ body, query }: FastifyRequest): string[] => {
  const { foretag = [] } = (body ?? query) as { foretag?: string | string[] }
  return [foretag].flat().filter(isId).slice(0, 100)
}

/** A question to the market before it is sent: written, looked at whole, sent; or not. */
export const draftRoutes = (app: FastifyInstance, services: Services) => {
  const { clock, config } = services
  const rule = () => dialogueRules.at(clock.today())
  const access = onlyIf(asksEnterprises)
  const tooSoon = (day: Temporal.PlainDate) => clock.today().until(day).days < rule().least_answer_days
  const whole = (code: string) => sayTooMany(code, clock.today()) ?? sentenceOf(t, 'error_inquiry', code)
  const crumbs = (needId: string, need: string) => [
    { href: '/inkop/behov', label: t('to_needs') },
    { href: casePath(needId), label: need },
  ]

  const form = {
    access,
    may: asksEnterprises,
    schema: () => inquiryForm,
    check: ({ foretag, answer_by }: z.output<typeof inquiryForm>): FieldErrors => {
      const { most_asked, least_answer_days } = rule()
      if (foretag.length > most_asked) return { foretag: `too_many:${most_asked}` }
      return tooSoon(answer_by) ? { answer_by: `too_soon:${least_answer_days}` } : {}
    },
  }
  const look = () => ({ title: t('ask_title'), lead: t('ask_lead'), submit: t('ask_save') })
  /** Whose boxes are shown: those who can deliver, and whoever else was chosen. */
  const choices = async (tx: Tx, request: FastifyRequest, need: Need, also: readonly string[]) => {
    const { able } = await findSuppliers(tx, need, seatOf(request).municipalityCode, clock)
    const ids = new Set([...able.map(m => m.supplier.tenant_id), ...also])
    return selectEnterprises(tx, [...ids], clock.now())
  }
  const written = async (tx: Tx, { foretag, ...data }: z.output<typeof inquiryForm>) => {
    const found = await selectEnterprises(tx, foretag, clock.now())
    if (found.length !== new Set(foretag).size) throw notFound()
    return { ...data, enterprises: foretag }
  }

  editRoutes(app, services, {
    ...form,
    at: '/inkop/behov/:need/fraga',
    load: async (tx, request: FastifyRequest<Of<'need'>>) => {
      const need = await selectNeed(tx, tenantOf(request), request.params.need)
      return { need, enterprises: await choices(tx, request, need, chosenIn(request)) }
    },
    groups: ({ enterprises }) => [{ specs: inquiryFields(enterprises) }],
    typed: ({ need }, request): Typed => ({
      foretag: chosenIn(request),
      subject: need.title,
      question: proposed(need, seatOf(request).municipalityCode),
      ...dateTyped('answer_by', clock.today().add({ days: rule().answer_days })),
    }),
    wrong: ({ enterprises }) => (enterprises.length === 0 ? { foretag: 'choose_somebody' } : {}),
    save: async ({ tx, found: { need }, data, at: now, once }, { actor }) => {
      const key = { tenantId: need.tenant_id, draftId: once }
      await insertDraft(tx, actor, now, key, { need_id: need.need_id, ...(await written(tx, data)) })
      return true
    },
    done: (_, once) => [draftPath(once), t('draft_saved')],
    look: ({ need }) => ({
      ...look(),
      back: casePath(need.need_id, 'leverantorer'),
      breadcrumbs: crumbs(need.need_id, need.title),
    }),
  })

  editRoutes(app, services, {
    ...form,
    at: `${at}/andra`,
    load: async (tx, request: FastifyRequest<Of<'draft'>>) => {
      const draft = await selectDraft(tx, tenantOf(request), request.params.draft)
      if (draft.sent_at !== null) throw notFound()
      const need = await selectNeed(tx, draft.tenant_id, draft.need_id)
      const also = [...draft.enterprises, ...chosenIn(request)]
      return { draft, enterprises: await choices(tx, request, need, also) }
    },
    groups: ({ enterprises }) => [{ specs: inquiryFields(enterprises) }],
    typed: ({ draft, enterprises }, request) => {
      // Those that were ticked on the need's page come to those of before.
      const more = request.method === 'GET' ? chosenIn(request) : []
      const foretag = [...draft.enterprises, ...more]
      return typedOf(inquiryFields(enterprises), { ...draft, foretag })
    },
    version: ({ draft }) => draft.version,
    save: async ({ tx, found: { draft }, data, at: now, version }, { actor }) =>
      updateDraft(
        tx,
        actor,
        now,
        { tenantId: draft.tenant_id, draftId: draft.draft_id, version },
        await written(tx, data),
      ),
    done: ({ draft }) => [draftPath(draft.draft_id), t('draft_saved')],
    look: ({ draft }) => ({
      ...look(),
      title: t('ask_change'),
      back: draftPath(draft.draft_id),
      breadcrumbs: crumbs(draft.need_id, draft.need),
    }),
  })

  editRoutes(app, services, {
    at,
    access,
    as: system('inquiry'),
    may: asksEnterprises,
    load: async (tx, request: FastifyRequest<Of<'draft'>>) => {
      const draft = await selectDraft(tx, tenantOf(request), request.params.draft)
      return { draft, enterprises: await selectEnterprises(tx, draft.enterprises, clock.now()) }
    },
    instead: ({ draft }) =>
      draft.sent_at === null ? undefined : casePath(draft.need_id, 'svar', draft.draft_id),
    groups: () => [],
    schema: () => z.object({}),
    typed: () => ({}),
    check: (_, { draft, enterprises }): FieldErrors => {
      if (draft.sent_at !== null) return {}
      if (enterprises.length === 0) return { _form: 'choose_somebody' }
      return tooSoon(draft.answer_by) ? { _form: `time_went:${rule().least_answer_days}` } : {}
    },
    save: ({ tx, found: { draft, enterprises } }, request) => {
      const [reader, seat] = [readerOf(request), seatOf(request)]
      const { draft_id: inquiry_id, need_id, subject, question, answer_by } = draft
      const inquiry = {
        tenant_id: seat.tenantId,
        ...{ inquiry_id, need_id, subject, question, answer_by },
        organisation: seat.organisation,
        municipality_code: seat.municipalityCode,
        contact_name: reader.name,
        contact_email: reader.email,
        asked_by: reader.personId,
      }
      const to = { enterprises: enterprises.map(e => e.tenant_id), publicUrl: config.publicUrl }
      return sendInquiry(tx, request.actor, clock, inquiry, to)
    },
    done: ({ draft }, _, { asked, mailed }) => [
      casePath(draft.need_id, 'svar', draft.draft_id),
      t('ask_sent', { count: asked, mailed }),
    ],
    look: ({ draft, enterprises }) => ({
      title: t('check_title'),
      lead: t('check_lead', { count: enterprises.length }),
      whole,
      submit: t('check_send', { count: enterprises.length }),
      back: casePath(draft.need_id),
      breadcrumbs: crumbs(draft.need_id, draft.need),
      before: <DraftCheck draft={draft} enterprises={enterprises} at={draftPath(draft.draft_id)} />,
    }),
  })

  actAt<'draft'>(app, services, `${at}/ta-bort`, access, async (tx, request, now) => {
    const key = { tenantId: tenantOf(request), draftId: request.params.draft }
    const { need_id, sent_at } = await deleteDraft(tx, request.actor, now, key)
    return [casePath(need_id), sent_at === null ? t('draft_removed') : undefined]
  })
}
