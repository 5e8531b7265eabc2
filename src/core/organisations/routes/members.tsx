import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { boxesOf } from '../../../kit/html/date-boxes.ts'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { audit } from '../../audit/audit.ts'
import { list } from '../../lists/list.ts'
import { onlyIf } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import { changeForm, type MemberQuery, memberQuery } from '../forms.ts'
import { changeMembership, endMembership, restoreMembership } from '../members.ts'
import { MemberPage } from '../pages/member.tsx'
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
import { administratorOf, readWithEnd } from './form.ts'

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
        invitations: await selectWaitingInvitations(tx, seat.tenantId),
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

  const show = async (
    request: FastifyRequest<Of<'member'>>,
    reply: FastifyReply,
    form?: Partial<Pick<Parameters<typeof MemberPage>[0], 'typed' | 'errors' | 'ends'>>,
  ) => {
    const { seat, actor } = administratorOf(request)
    const { member, units } = await db.inActor(actor, async tx => ({
      member: await selectMember(tx, seat.tenantId, request.params.member),
      units: await selectUnits(tx, seat.tenantId),
    }))
    const ends = member.ends_on ? boxesOf(member.ends_on) : undefined
    const body = <MemberPage member={member} units={units} ends={ends} {...form} />
    const breadcrumbs = [{ label: t('members_title'), href: '/administration' }]
    return reply.page({ title: member.name, width: 'text', breadcrumbs, body }, form ? 422 : 200)
  }

  /** The person's page with the sentence for what the organisation does not allow; any other fault goes on. */
  const showRefused = (
    request: FastifyRequest<Of<'member'>>,
    reply: FastifyReply,
    error: unknown,
    form?: Partial<Pick<Parameters<typeof MemberPage>[0], 'typed' | 'ends'>>,
  ) => {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return show(request, reply, { ...form, errors: { _form: error.code } })
  }

  app.get<Of<'member'>>('/administration/personer/:member', own, async (request, reply) =>
    show(request, reply),
  )

  app.post<Of<'member'>>('/administration/personer/:member', own, async (request, reply) => {
    const { actor } = administratorOf(request)
    const form = readWithEnd(changeForm, request.body, clock)
    if (!form.ok) return show(request, reply, form)
    const { unit: unitId, endsOn } = form.data
    try {
      await db.inActor(actor, tx =>
        changeMembership(tx, actor, clock, request.params.member, { unitId, endsOn }),
      )
    } catch (error) {
      if (brokenConstraint(error) === undefined) return showRefused(request, reply, error, form)
      return show(request, reply, { ...form, errors: { unit: 'unknown' } })
    }
    return reply.done('/administration', t('member_changed'))
  })

  for (const [verb, change, said] of [
    ['avsluta', endMembership, 'member_ended'],
    ['angra', restoreMembership, 'member_restored'],
  ] as const)
    app.post<Of<'member'>>(`/administration/personer/:member/${verb}`, own, async (request, reply) => {
      const { actor } = administratorOf(request)
      try {
        await db.inActor(actor, tx => change(tx, actor, clock, request.params.member))
      } catch (error) {
        return showRefused(request, reply, error)
      }
      return reply.done('/administration', t(said))
    })
}
