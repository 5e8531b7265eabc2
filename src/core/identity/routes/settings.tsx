import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { system } from '../../../kit/db/actor.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { readForm } from '../../forms/read-form.ts'
import { list } from '../../lists/list.ts'
import { signedIn } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import { readerOf } from '../../web/request.ts'
import type { Services } from '../../web/services.ts'
import { changeDetails } from '../details.ts'
import { isGuessable } from '../guessable.ts'
import type { Identity } from '../identity.ts'
import { type OwnLogRow, ownLog } from '../own-log.ts'
import { OwnLogPage, ownLogColumns } from '../pages/own-log.tsx'
import { SettingsPage } from '../pages/settings.tsx'
import { detailsForm, passwordForm } from '../schema.ts'
import { t } from '../words.ts'

/** One's own name, language, ways in, sessions and log. */
export const settingsRoutes = (
  app: FastifyInstance,
  services: Services,
  { methods, waysIn, attempts }: Identity,
) => {
  const { db, clock } = services
  const own = { config: { access: signedIn } }
  const show = async (request: FastifyRequest, reply: FastifyReply, typed?: Typed, errors?: FieldErrors) => {
    const viewer = readerOf(request)
    const body = <SettingsPage viewer={viewer} ways={await waysIn(viewer)} typed={typed} errors={errors} />
    return reply.page({ title: t('settings_title'), width: 'text', body }, errors ? 422 : 200)
  }

  app.get('/installningar', own, async (request, reply) => show(request, reply))

  app.post('/installningar/uppgifter', own, async (request, reply) => {
    const form = readForm(detailsForm, request.body)
    if (!form.ok) return show(request, reply, form.typed, form.errors)
    await db.inActor(system('settings'), tx =>
      changeDetails(tx, clock, readerOf(request).personId, form.data),
    )
    reply.setCookie('lang', form.data.locale, { path: '/', sameSite: 'lax', maxAge: 60 * 60 * 24 * 365 })
    return reply.done('/installningar', t('details_saved', undefined, form.data.locale))
  })

  app.post('/installningar/losenord', own, async (request, reply) => {
    const form = readForm(passwordForm, request.body)
    if (!form.ok) return show(request, reply, {}, form.errors)
    const viewer = readerOf(request)
    if (await isGuessable(form.data.next, viewer.email))
      return show(request, reply, {}, { next: 'guessable' })
    await attempts.count('confirm', viewer.personId)
    const { present, next } = form.data
    if (!(await methods.changePassword(viewer, present, next)))
      return show(request, reply, {}, { present: 'no_match' })
    await attempts.succeeded('confirm', viewer.personId)
    return reply.done('/installningar#losenord', t('password_changed'))
  })

  app.post<Of<'session'>>('/installningar/inloggningar/:session/avsluta', own, async (request, reply) => {
    await methods.endSessions(readerOf(request), request.params.session)
    return reply.done('/installningar#inloggningar', t('session_ended'))
  })

  app.post('/installningar/inloggningar/avsluta-andra', own, async (request, reply) => {
    await methods.endSessions(readerOf(request))
    return reply.done('/installningar#inloggningar', t('sessions_ended'))
  })

  list<OwnLogRow, object>(app, services, {
    path: '/installningar/logg',
    title: () => t('own_log_title'),
    access: signedIn,
    as: system('own log'),
    params: z.object({}),
    from: (tx, { request }) => ownLog(tx, readerOf(request).personId),
    orders: { skett: [] },
    usual: '-skett',
    id: ['audit_id'],
    columns: ({ request }) => ownLogColumns(readerOf(request).personId),
    Body: OwnLogPage,
  })
}
