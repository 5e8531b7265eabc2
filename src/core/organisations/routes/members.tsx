import type { FastifyInstance, FastifyRequest } from 'fastify'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { audit } from '../../audit/audit.ts'
import { editRoutes } from '../../forms/edit-routes.tsx'
import { list } from '../../lists/list.ts'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { assignmentFields, look, pastEnd } from '../fields.ts'
import { changeForm, type MemberQuery, memberQuery } from '../forms.ts'
import { changeMembership, endMembership, restoreMembership } from '../members.ts'
import { EndedPage, MemberEnd, MemberHead } from '../pages/member.tsx'
import { type MembersMore, MembersPage, memberColumns } from '../pages/members.tsx'
import { givableRoles, mayAdminister } from '../policy.ts'
import {
  listedMembers,
  type Member,
  selectMember,
  selectUnits,
  selectWaitingInvitations,
} from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf } from './form.ts'

/** Who belongs to the organisation, until when, and the end of it. */
export const memberRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const own = { config: { access: onlyIf(mayAdminister) } }

  list<Member, MemberQuery, MembersMore>(app, services, {
    path: '/administration',
    filePath: '/administration/personer',
    title: () => t('members_title'),
    name: () => t('members_file'),
    access: own.config.access,
    params: memberQuery,
    more: async (tx, { request }) => {
      const { viewer, seat } = administratorOf(request)
      return {
        organisation: seat.organisation,
        invitations: await selectWaitingInvitations(tx, seat.tenantId, clock),
        roles: givableRoles(viewer),
      }
    },
    from: (tx, { tenantId, params }) => listedMembers(tx, clock, tenantId, params),
    orders: {
      namn: ['name'],
      roll: ['role', 'name'],
      enhet: ['unit?', 'name'],
      slut: ['ends_on?', 'name'],
    },
    usual: 'namn',
    id: ['membership_id'],
    columns: ({ now }) => memberColumns(now),
    Body: MembersPage,
    taken: (tx, { request, tenantId, now }, detail) =>
      audit(tx, request.actor, now, {
        tenantId,
        action: 'members_exported',
        objectType: 'organisation',
        objectId: tenantId,
        detail,
      }),
  })

  const pathOf = ({ membership_id }: Member) => `/administration/personer/${membership_id}`
  const again = editRoutes(app, services, {
    at: '/administration/personer/:member',
    access: own.config.access,
    load: async (tx, request: FastifyRequest<Of<'member'>>) => {
      const { seat, actor } = administratorOf(request)
      const member = await selectMember(tx, seat.tenantId, request.params.member)
      return { actor, member, units: await selectUnits(tx, seat.tenantId) }
    },
    instead: ({ member }) => (member.ended_at === null ? undefined : ended(member)),
    may: mayAdminister,
    groups: ({ units }) => [{ specs: assignmentFields(units) }],
    schema: () => changeForm,
    typed: ({ member, units }) =>
      typedOf(assignmentFields(units), { unit: member.unit_id, ends: member.ends_on }),
    check: ({ ends }) => pastEnd(ends, clock),
    save: async ({ tx, found: { actor, member }, data: { unit, ends } }) => {
      await changeMembership(tx, actor, clock, member.membership_id, { unitId: unit, endsOn: ends })
      return true
    },
    refused: error => (brokenConstraint(error) === undefined ? undefined : { unit: 'unknown' }),
    done: () => ['/administration', t('member_changed')],
    look: ({ member }) => ({
      ...look(member.name, t('save_change')),
      before: <MemberHead member={member} />,
      after: <MemberEnd path={pathOf(member)} />,
    }),
  })
  const ended = (member: Member, errors: FieldErrors = {}) => ({
    title: member.name,
    width: 'text' as const,
    breadcrumbs: [{ label: t('members_title'), href: '/administration' }],
    body: <EndedPage member={member} path={pathOf(member)} errors={errors} />,
  })

  for (const [end, change, notice] of [
    ['avsluta', endMembership, 'member_ended'],
    ['angra', restoreMembership, 'member_restored'],
  ] as const)
    app.post<Of<'member'>>(`/administration/personer/:member/${end}`, own, async (request, reply) => {
      const { actor } = administratorOf(request)
      try {
        await db.inActor(actor, tx => change(tx, actor, clock, request.params.member))
      } catch (error) {
        // What the organisation does not allow is said on the person's page.
        if (!(error instanceof AppError) || error.status !== 422) throw error
        const errors = { _form: error.code }
        const member = await db.inActor(actor, tx => selectMember(tx, actor.tenantId, request.params.member))
        return member.ended_at === null
          ? again(request, reply, errors)
          : reply.page(ended(member, errors), 422)
      }
      return reply.done('/administration', t(notice))
    })
}
