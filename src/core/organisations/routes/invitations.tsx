import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { onceOf } from '../../../kit/http/once.ts'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { inviteForm } from '../forms.ts'
import { invite, resendInvitation, withdrawInvitation } from '../invitations.ts'
import { InvitePage } from '../pages/invite.tsx'
import { givableRoles, mayAdminister } from '../policy.ts'
import { selectUnits } from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf, readWithEnd } from './form.ts'

/** Asking people to join, asking again, and taking it back. */
export const invitationRoutes = (app: FastifyInstance, { db, clock, config }: Services) => {
  const own = { config: { access: onlyIf(mayAdminister) } }
  const site = { clock, config }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form?: Pick<Parameters<typeof InvitePage>[0], 'typed' | 'errors' | 'ends'>,
  ) => {
    const { viewer, seat, actor } = administratorOf(request)
    const units = await db.inActor(actor, tx => selectUnits(tx, seat.tenantId))
    const body = (
      <InvitePage organisation={seat.organisation} roles={givableRoles(viewer)} units={units} {...form} />
    )
    const title = t('invite_title', { organisation: seat.organisation })
    return reply.page(
      { title, width: 'text', breadcrumbs: [{ label: t('members_title'), href: '/administration' }], body },
      form ? 422 : 200,
    )
  }

  app.get('/administration/bjud-in', own, async (request, reply) => show(request, reply))

  app.post('/administration/bjud-in', own, async (request, reply) => {
    const { viewer, actor } = administratorOf(request)
    const form = readWithEnd(inviteForm, request.body, clock)
    if (!form.ok) return show(request, reply, form)
    const { email, role, unit: unitId, endsOn } = form.data
    if (!givableRoles(viewer).includes(role))
      return show(request, reply, { ...form, errors: { role: 'wrong' } })
    try {
      const once = onceOf(form.typed)
      await db.inActor(actor, tx => invite(tx, actor, site, { once, email, role, unitId, endsOn }))
    } catch (error) {
      if (error instanceof AppError && error.status === 422)
        return show(request, reply, { ...form, errors: { email: error.code } })
      const broken = brokenConstraint(error)
      if (broken === undefined) throw error
      return show(request, reply, {
        ...form,
        errors: broken === 'invitations_once' ? { email: 'invited' } : { unit: 'unknown' },
      })
    }
    return reply.done('/administration', t('invitation_sent'))
  })

  app.post<Of<'invitation'>>(
    '/administration/inbjudningar/:invitation/skicka-igen',
    own,
    async (request, reply) => {
      const { actor } = administratorOf(request)
      const sent = await db.inActor(actor, tx => resendInvitation(tx, actor, site, request.params.invitation))
      return reply.done('/administration', t(sent ? 'invitation_resent' : 'invitation_just_sent'))
    },
  )

  app.post<Of<'invitation'>>(
    '/administration/inbjudningar/:invitation/dra-tillbaka',
    own,
    async (request, reply) => {
      const { actor } = administratorOf(request)
      await db.inActor(actor, tx => withdrawInvitation(tx, actor, site, request.params.invitation))
      return reply.done('/administration', t('invitation_withdrawn'))
    },
  )
}
