import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { list } from '../../../core/lists/list.ts'
import { anyone, onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { type Actor, system } from '../../../kit/db/actor.ts'
import { datesIn, typedOf } from '../../../kit/html/form-fields.tsx'
import { AppError, gone } from '../../../kit/http/errors.ts'
import { field } from '../../../kit/http/forms.ts'
import { answersInquiries } from '../policy.ts'
import { answerInquiry, joinInquiry, markSeen } from './actions.ts'
import { selectAdditions } from './additions.ts'
import { answerFields } from './fields.ts'
import { AnswerPage } from './pages/answer-page.tsx'
import { AskedPage, askedColumns } from './pages/asked-page.tsx'
import { PublishedInquiryPage, PublishedPage, publishedColumns } from './pages/public-pages.tsx'
import {
  type Asked,
  answerLink,
  askedOf,
  type Published,
  published,
  selectAskOf,
  selectLatestAnswer,
  selectOptionalAskByToken,
  selectPublishedInquiry,
} from './queries.ts'
import { answerForm } from './schema.ts'
import { t } from './words.ts'

type Addressed = FastifyRequest<Of<'answer' | 'inquiry'>>
/** `seen`: where a person says that they have read the question, as far as that is not known anyhow. */
type Place = { by: Actor; ask: Asked; page: { action: string; back: string; seen?: string } }
type Sent = Partial<Pick<Parameters<typeof AnswerPage>[0], 'typed' | 'errors' | 'changed'>>

/** The enterprise's side: by the mail's link without signing in, or on its page; and what is open to everybody. */
export const answerRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const show = async (reply: FastifyReply, { ask, page }: Place, sent: Sent = {}, status = 200) => {
    const [latest, added] = await db.inActor(system('inquiry'), async tx => [
      await selectLatestAnswer(tx, ask),
      await selectAdditions(tx, ask.tenant_id, ask.inquiry_id),
    ])
    const answered = { ...ask, answer_count: latest?.answer_no ?? 0 }
    const typed = latest ? typedOf(answerFields(), latest) : {}
    return reply.page(
      {
        title: ask.subject,
        width: 'text',
        body: <AnswerPage {...page} ask={answered} added={added} latest={latest} typed={typed} {...sent} />,
      },
      status,
    )
  }

  const take = async (request: FastifyRequest, reply: FastifyReply, place: Place) => {
    const { ask, by, page } = place
    const form = readForm(answerForm, request.body, datesIn(answerFields()))
    if (!form.ok) return show(reply, place, form, 422)
    const after = field.version().catch(0).parse(form.typed['after'])
    try {
      await db.inActor(system('inquiry'), tx => answerInquiry(tx, by, clock.now(), { ask, after }, form.data))
    } catch (error) {
      // Ended or answered meanwhile: the page shows which, and what was typed is kept.
      if (!(error instanceof AppError) || error.status !== 409) throw error
      const now = error.code === 'inquiry_closed' ? { ...ask, closed_at: ask.closed_at ?? clock.now() } : ask
      return show(reply, { ...place, ask: now }, { typed: form.typed, changed: true }, 409)
    }
    return reply.done(page.action, t('answer_sent'))
  }
  const noteSeen = (ask: Asked) => db.inActor(system('inquiry'), tx => markSeen(tx, clock.now(), ask))

  // ——— the mail's link
  const byToken = async ({ params: { answer: token } }: Addressed): Promise<Place> => {
    const ask = await db.inActor(system('inquiry'), tx => selectOptionalAskByToken(tx, token))
    if (ask === undefined) throw gone('link_ended')
    const action = answerLink.at(token)
    const seen = ask.seen_at === null ? { seen: `${action}/last` } : {}
    return { ask, by: system('answer by link'), page: { action, back: '/', ...seen } }
  }
  app.post<Of<'answer' | 'inquiry'>>(
    '/svara/:answer/last',
    { config: { access: anyone } },
    async (request, reply) => {
      const { ask, page } = await byToken(request)
      await noteSeen(ask)
      return reply.done(page.action, t('seen_noted', { organisation: ask.organisation }))
    },
  )

  // ——— the enterprise's own page
  const own = onlyIf(answersInquiries)
  list<Asked, object>(app, services, {
    path: '/vart-foretag/fragor',
    title: () => t('asked_title'),
    access: own,
    params: z.object({}),
    from: (tx, { tenantId }) => askedOf(tx, tenantId),
    orders: { kom: ['asked_at'] },
    usual: '-kom',
    id: ['inquiry_id'],
    columns: ({ today }) => askedColumns(today),
    Body: AskedPage,
  })
  const onPage = async (request: Addressed): Promise<Place> => {
    const { inquiry } = request.params
    const ask = await db.inActor(request.actor, tx => selectAskOf(tx, tenantOf(request), inquiry))
    const page = { action: `/vart-foretag/fragor/${inquiry}`, back: '/vart-foretag/fragor' }
    return { ask, by: request.actor, page }
  }

  for (const [at, access, find] of [
    ['/svara/:answer', anyone, byToken],
    ['/vart-foretag/fragor/:inquiry', own, onPage],
  ] as const) {
    app.get<Of<'answer' | 'inquiry'>>(at, { config: { access } }, async (request, reply) => {
      const place = await find(request)
      // Somebody signed in has opened it – not a browser that looks ahead, nor a program that asks for the head.
      const looksAhead = /prefetch|prerender/.test(
        String(request.headers['sec-purpose'] ?? request.headers['purpose']),
      )
      if (find === onPage && request.method === 'GET' && !looksAhead) await noteSeen(place.ask)
      return show(reply, place)
    })
    app.post<Of<'answer' | 'inquiry'>>(at, { config: { access } }, async (request, reply) =>
      take(request, reply, await find(request)),
    )
  }

  // ——— open to everybody
  list<Published, object>(app, services, {
    path: '/forfragningar',
    title: () => t('public_title'),
    access: anyone,
    params: z.object({}),
    from: tx => published(tx),
    orders: { visad: ['published_at'] },
    usual: '-visad',
    id: ['inquiry_id'],
    columns: ({ today }) => publishedColumns(today, services.config.publicUrl),
    Body: PublishedPage,
  })
  app.get<Of<'inquiry'>>(
    '/forfragningar/:inquiry',
    { config: { access: anyone } },
    async (request, reply) => {
      const { params, viewer } = request
      const inquiry = await db.inActor(request.actor, tx => selectPublishedInquiry(tx, params.inquiry))
      const added = await db.inActor(system('inquiry'), tx =>
        selectAdditions(tx, inquiry.tenant_id, inquiry.inquiry_id),
      )
      return reply.page({
        title: inquiry.subject,
        width: 'text',
        breadcrumbs: [{ href: '/forfragningar', label: t('public_title') }],
        body: (
          <PublishedInquiryPage
            inquiry={inquiry}
            added={added}
            today={clock.today()}
            mayJoin={answersInquiries(viewer)}
            isStranger={viewer === null}
          />
        ),
      })
    },
  )
  app.post<Of<'inquiry'>>(
    '/forfragningar/:inquiry/svara',
    { config: { access: own } },
    async (request, reply) => {
      const { inquiry } = request.params
      await db.inActor(system('inquiry'), tx =>
        joinInquiry(tx, request.actor, clock.now(), inquiry, tenantOf(request)),
      )
      return reply.done(`/vart-foretag/fragor/${inquiry}`)
    },
  )
}
