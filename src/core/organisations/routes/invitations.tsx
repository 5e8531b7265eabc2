import type { FastifyInstance } from 'fastify'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { onlyIf } from '../../web/access.ts'
import { actAt } from '../../web/routes.ts'
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
  const access = onlyIf(mayAdminister)

  editRoutes(app, services, {
    at: '/administration/bjud-in',
    access,
    load: async (tx, request) => {
      const { viewer, seat, actor } = administratorOf(request)
      return { seat, actor, roles: givableRoles(viewer), units: await selectUnits(tx, seat.tenantId) }
    },
    may: mayAdminister,
    groups: ({ roles, units }) => [{ specs: inviteFields(roles, units) }],
    schema: () => inviteForm,
    typed: () => ({}),
    check: ({ role, ends }, { roles }) => ({
      ...pastEnd(ends, services.clock),
      ...(roles.includes(role) ? {} : { role: 'wrong' }),
    }),
    save: async ({ tx, found, data: { email, role, unit, ends }, once }) => {
      await invite(tx, found.actor, services, { once, email, role, unitId: unit, endsOn: ends })
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

  const one = '/administration/inbjudningar/:invitation'
  actAt<'invitation'>(app, services, `${one}/skicka-igen`, access, async (tx, request) => {
    const { actor } = administratorOf(request)
    const sent = await resendInvitation(tx, actor, services, request.params.invitation)
    return ['/administration', t(sent ? 'invitation_resent' : 'invitation_just_sent')]
  })
  actAt<'invitation'>(app, services, `${one}/dra-tillbaka`, access, async (tx, request) => {
    await withdrawInvitation(tx, administratorOf(request).actor, services, request.params.invitation)
    return ['/administration', t('invitation_withdrawn')]
  })
}
