import type { FastifyInstance } from 'fastify'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { inviteFields, look, pastEnd } from '../fields.ts'
import { inviteForm } from '../forms.ts'
import { invite, resendInvitation, withdrawInvitation } from '../invitations.ts'
import { givableRoles, mayAdminister } from '../policy.ts'
import { selectUnits } from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf } from './form.ts'

/** Asking people to join, asking again, and taking it back. */
export const invitationRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, config } = services
  const own = { config: { access: onlyIf(mayAdminister) } }
  const site = { clock, config }

  editRoutes(app, services, {
    at: '/administration/bjud-in',
    access: own.config.access,
    load: async (tx, request) => {
      const { viewer, seat, actor } = administratorOf(request)
      return { seat, actor, roles: givableRoles(viewer), units: await selectUnits(tx, seat.tenantId) }
    },
    may: mayAdminister,
    groups: ({ roles, units }) => [{ specs: inviteFields(roles, units) }],
    schema: () => inviteForm,
    typed: () => ({}),
    check: ({ role, ends }, { roles }) => ({
      ...pastEnd(ends, clock),
      ...(roles.includes(role) ? {} : { role: 'wrong' }),
    }),
    save: async ({ tx, found, data: { email, role, unit, ends }, once }) => {
      await invite(tx, found.actor, site, { once, email, role, unitId: unit, endsOn: ends })
      return true
    },
    refused: error => {
      if (error instanceof AppError && error.status === 422) return { email: error.code }
      const broken = brokenConstraint(error)
      if (broken === undefined) return undefined
      return broken === 'invitations_once' ? { email: 'invited' } : { unit: 'unknown' }
    },
    done: () => ['/administration', t('invitation_sent')],
    look: ({ seat: { organisation } }) => ({
      ...look(t('invite_title', { organisation }), t('send_invitation')),
      lead: t('invite_lead'),
    }),
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
