import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '../../../core/forms/read-form.ts'
import { anyone, onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { type Actor, system } from '../../../kit/db/actor.ts'
import { datesIn, typedOf } from '../../../kit/html/form-fields.tsx'
import { AppError, gone } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { answersInquiries } from '../policy.ts'
import { answerInquiry, asInquiry, joinInquiry, markSeen } from './actions.ts'
import { answerFields } from './fields.ts'
import { AnswerPage } from './pages/answer-page.tsx'
import { AskedPage } from './pages/asked-page.tsx'
import { PublishedInquiryPage, PublishedPage } from './pages/public-pages.tsx'
import {
  type Asked,
  answerLink,
  selectAsked,
  selectAskOf,
  selectLatestAnswer,
  selectOptionalAskByToken,
  selectPublished,
  selectPublishedInquiry,
} from './queries.ts'
import { answerForm } from './schema.ts'
import { t } from './words.ts'

type OfInquiry = Of<'inquiry'>
type OfToken = Of<'answer'>
/** `seen`: where a person says that they have read the question, as far as that is not known anyhow. */
type Place = { action: string; back: string; by: Actor; seen?: string }

/** The enterprise's side: by the mail's link without signing in, or on its page; and what is open to everybody. */
export const answerRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const show = async (
    reply: FastifyReply,
    ask: Asked,
    { action, back, seen }: Place,
    {
      typed,
      errors,
      changed,
      status = 200,
    }: { typed?: Typed; errors?: FieldErrors; changed?: boolean; status?: number } = {},
  ) => {
    const latest = await db.inActor(asInquiry, tx => selectLatestAnswer(tx, ask))
    return reply.page(
      {
        title: ask.subject,
        width: 'text',
        body: (
          <AnswerPage
            ask={{ ...ask, answer_count: latest?.answer_no ?? 0 }}
            action={action}
            back={back}
            typed={typed ?? (latest ? typedOf(answerFields(), latest) : {})}
            errors={errors ?? {}}
            latest={latest}
            changed={changed ?? false}
            seen={seen}
          />
        ),
      },
      status,
    )
  }

  const take = async (request: FastifyRequest, reply: FastifyReply, ask: Asked, place: Place) => {
    const form = readForm(answerForm, request.body, datesIn(answerFields()))
    if (!form.ok) return show(reply, ask, place, { typed: form.typed, errors: form.errors, status: 422 })
    const after = field.version().catch(0).parse(form.typed['after'])
    try {
      await db.inActor(asInquiry, tx => answerInquiry(tx, place.by, clock.now(), { ask, after }, form.data))
    } catch (error) {
      // Ended or answered meanwhile: the page shows which, and what was typed is kept.
      if (!(error instanceof AppError) || error.status !== 409) throw error
      const now = error.code === 'inquiry_closed' ? { ...ask, closed_at: ask.closed_at ?? clock.now() } : ask
      return show(reply, now, place, { typed: form.typed, changed: true, status: 409 })
    }
    return reply.done(place.action, t('answer_sent'))
  }

  // ——— the mail's link
  const byToken = async (request: FastifyRequest<OfToken>): Promise<{ ask: Asked; place: Place }> => {
    const { answer: token } = request.params
    const ask = await db.inActor(asInquiry, tx => selectOptionalAskByToken(tx, token))
    if (ask === undefined) throw gone('link_ended')
    const action = answerLink.at(token)
    return {
      ask,
      place: {
        action,
        back: '/',
        by: system('answer by link'),
        ...(ask.seen_at === null ? { seen: `${action}/last` } : {}),
      },
    }
  }
  const noteSeen = (ask: Asked) => db.inActor(asInquiry, tx => markSeen(tx, clock.now(), ask))
  app.get<OfToken>('/svara/:answer', { config: { access: anyone } }, async (request, reply) => {
    const { ask, place } = await byToken(request)
    return show(reply, ask, place)
  })
  app.post<OfToken>('/svara/:answer', { config: { access: anyone } }, async (request, reply) => {
    const { ask, place } = await byToken(request)
    return take(request, reply, ask, place)
  })

  app.post<OfToken>('/svara/:answer/last', { config: { access: anyone } }, async (request, reply) => {
    const { ask, place } = await byToken(request)
    await noteSeen(ask)
    return reply.done(place.action, t('seen_noted', { organisation: ask.organisation }))
  })

  // ——— the enterprise's own page
  const own = { config: { access: onlyIf(answersInquiries) } }
  app.get('/vart-foretag/fragor', own, async (request, reply) => {
    const rows = await db.inActor(request.actor, tx => selectAsked(tx, tenantOf(request)))
    return reply.page({ title: t('asked_title'), body: <AskedPage rows={rows} today={clock.today()} /> })
  })
  const onPage = async (request: FastifyRequest<OfInquiry>) => ({
    ask: await db.inActor(request.actor, tx => selectAskOf(tx, tenantOf(request), request.params.inquiry)),
    place: {
      action: `/vart-foretag/fragor/${request.params.inquiry}`,
      back: '/vart-foretag/fragor',
      by: request.actor,
    },
  })
  app.get<OfInquiry>('/vart-foretag/fragor/:inquiry', own, async (request, reply) => {
    const { ask, place } = await onPage(request)
    // Somebody signed in has opened it – not a browser that looks ahead, nor a program that asks for the head.
    const looksAhead = /prefetch|prerender/.test(
      String(request.headers['sec-purpose'] ?? request.headers['purpose']),
    )
    if (request.method === 'GET' && !looksAhead) await noteSeen(ask)
    return show(reply, ask, place)
  })
  app.post<OfInquiry>('/vart-foretag/fragor/:inquiry', own, async (request, reply) => {
    const { ask, place } = await onPage(request)
    return take(request, reply, ask, place)
  })

  // ——— open to everybody
  app.get('/forfragningar', { config: { access: anyone } }, async (request, reply) => {
    const rows = await db.inActor(request.actor, selectPublished)
    return reply.page({ title: t('public_title'), body: <PublishedPage rows={rows} today={clock.today()} /> })
  })
  app.get<OfInquiry>('/forfragningar/:inquiry', { config: { access: anyone } }, async (request, reply) => {
    const inquiry = await db.inActor(request.actor, tx => selectPublishedInquiry(tx, request.params.inquiry))
    return reply.page({
      title: inquiry.subject,
      width: 'text',
      breadcrumbs: [{ href: '/forfragningar', label: t('public_title') }],
      body: (
        <PublishedInquiryPage
          inquiry={inquiry}
          today={clock.today()}
          mayJoin={answersInquiries(request.viewer)}
          isStranger={request.viewer === null}
        />
      ),
    })
  })
  app.post<OfInquiry>('/forfragningar/:inquiry/svara', own, async (request, reply) => {
    const { inquiry_id } = await db.inActor(request.actor, tx =>
      selectPublishedInquiry(tx, request.params.inquiry),
    )
    await db.inActor(asInquiry, tx =>
      joinInquiry(tx, request.actor, clock.now(), inquiry_id, tenantOf(request)),
    )
    return reply.done(`/vart-foretag/fragor/${inquiry_id}`)
  })
}
