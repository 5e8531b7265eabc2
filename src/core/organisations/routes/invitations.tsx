import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { onlyIf } from '../../web/access.ts'
import { actAt } from '../../web/routes.ts'
import type { Services } from '../../web/services.ts'
import { inviteForm } from '../forms.ts'
import { invite, resendInvitation, withdrawInvitation } from '../invitations.ts'
import { givableRoles, mayAdminister } from '../policy.ts'
import { selectUnits, type Unit } from '../queries.ts'
import type { Role } from '../roles.ts'
import { roleName, sayError, t } from '../words.ts'
import { administratorOf } from './form.ts'

const fields = fieldTable(t)
const inviteFields = (roles: Role[], units: Unit[]) => [
  ...fields({
    email: { as: 'email' },
    role: { as: 'select', options: optionsOf(roles, roleName) },
  }),
  ...(units.length > 0
    ? fields({
        unit: {
          as: 'select?',
          empty: t('unit_none'),
          options: units.map(unit => ({ value: unit.unit_id, label: unit.name })),
        },
      })
    : []),
  ...fields({ ends: { as: 'date?', label: 'ends_on', hint: 'ends_on_hint' } }),
]

/** Asking people to join, asking again, and taking it back. */
export const invitationRoutes = (app: FastifyInstance, services: Services) => {
  const access = onlyIf(mayAdminister)

  editRoutes(app, services, {
    at: '/administration/bjud-in',
    access,
    may: mayAdminister,
    load: async (tx, request: FastifyRequest) => {
      const { viewer, seat } = administratorOf(request)
      return {
        organisation: seat.organisation,
        roles: givableRoles(viewer),
        units: await selectUnits(tx, seat.tenantId),
      }
    },
    groups: ({ roles, units }) => [{ specs: inviteFields(roles, units) }],
    schema: () => inviteForm,
    typed: () => ({}),
    check: ({ role, ends }, { roles }) => ({
      ...(roles.includes(role) ? {} : { role: 'wrong' }),
      ...(ends && services.clock.today().until(ends).sign < 0 ? { ends: 'past' } : {}),
    }),
    save: async ({ tx, data: { email, role, unit, ends }, once }, request) => {
      const asked = { once, email, role, unitId: unit, endsOn: ends }
      await invite(tx, administratorOf(request).actor, services, asked)
      return true
    },
    refused: error => {
      if (error instanceof AppError && error.status === 422) return { email: error.code }
      const broken = brokenConstraint(error)
      if (broken === undefined) return undefined
      return broken === 'invitations_once' ? { email: 'invited' } : { unit: 'unknown' }
    },
    done: () => ['/administration', t('invitation_sent')],
    look: ({ organisation }) => ({
      title: t('invite_title', { organisation }),
      lead: t('invite_lead'),
      back: '/administration',
      submit: t('send_invitation'),
      own: (code, _, name) => (code === 'personal_number' ? undefined : sayError(name, code)),
      breadcrumbs: [{ label: t('members_title'), href: '/administration' }],
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
