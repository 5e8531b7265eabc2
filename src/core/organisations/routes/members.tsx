import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { boxesOf } from '../../../kit/html/date-boxes.ts'
import { AppError, brokenConstraint } from '../../../kit/http/errors.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { onlyIf } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { changeForm, memberQuery } from '../forms.ts'
import { changeMembership, endMembership, restoreMembership } from '../members.ts'
import { MemberPage } from '../pages/member.tsx'
import { MembersPage } from '../pages/members.tsx'
import { givableRoles, mayAdminister } from '../policy.ts'
import {
  membersPerPage,
  selectMember,
  selectMembers,
  selectUnits,
  selectWaitingInvitations,
} from '../queries.ts'
import { t } from '../words.ts'
import { administratorOf, idOf, readWithEnd } from './form.ts'

const pageAddress = (params: URLSearchParams, page: number) => {
  const to = new URLSearchParams(params)
  to.set('sida', String(page))
  return `/administration?${to}`
}

/** Who belongs to the organisation, until when, and the end of it. */
export const memberRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const own = { config: { access: onlyIf(mayAdminister) } }

  app.get('/administration', own, async (request, reply) => {
    const { viewer, seat, actor } = administratorOf(request)
    const query = readQuery(memberQuery, request.query)
    const { members, invitations } = await db.inActor(actor, async tx => ({
      members: await selectMembers(tx, clock, seat.tenantId, query),
      invitations: await selectWaitingInvitations(tx, seat.tenantId),
    }))
    const params = new URLSearchParams(request.url.split('?')[1])
    const body = (
      <MembersPage
        organisation={seat.organisation}
        members={members.rows}
        total={members.total}
        sort={query.sort}
        invitations={invitations}
        roles={givableRoles(viewer)}
        params={params}
        previous={query.sida > 1 ? pageAddress(params, query.sida - 1) : undefined}
        next={query.sida * membersPerPage < members.total ? pageAddress(params, query.sida + 1) : undefined}
        now={clock.now()}
      />
    )
    return reply.page({ title: t('members_title'), body })
  })

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form?: Partial<Pick<Parameters<typeof MemberPage>[0], 'typed' | 'errors' | 'ends'>>,
  ) => {
    const { seat, actor } = administratorOf(request)
    const { member, units } = await db.inActor(actor, async tx => ({
      member: await selectMember(tx, seat.tenantId, idOf(request)),
      units: await selectUnits(tx, seat.tenantId),
    }))
    const ends = member.ends_on ? boxesOf(member.ends_on) : undefined
    const body = <MemberPage member={member} units={units} ends={ends} {...form} />
    const breadcrumbs = [{ label: t('members_title'), href: '/administration' }]
    return reply.page({ title: member.name, width: 'text', breadcrumbs, body }, form ? 422 : 200)
  }

  /** The person's page with the sentence for what the organisation does not allow; any other fault goes on. */
  const showRefused = (
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
    form?: Partial<Pick<Parameters<typeof MemberPage>[0], 'typed' | 'ends'>>,
  ) => {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return show(request, reply, { ...form, errors: { _form: error.code } })
  }

  app.get('/administration/personer/:id', own, async (request, reply) => show(request, reply))

  app.post('/administration/personer/:id', own, async (request, reply) => {
    const { actor } = administratorOf(request)
    const form = readWithEnd(changeForm, request.body, clock)
    if (!form.ok) return show(request, reply, form)
    const { unit: unitId, endsOn } = form.data
    try {
      await db.inActor(actor, tx => changeMembership(tx, actor, clock, idOf(request), { unitId, endsOn }))
    } catch (error) {
      if (brokenConstraint(error) === undefined) return showRefused(request, reply, error, form)
      return show(request, reply, { ...form, errors: { unit: 'unknown' } })
    }
    return reply.done('/administration', t('member_changed'))
  })

  app.post('/administration/personer/:id/avsluta', own, async (request, reply) => {
    const { actor } = administratorOf(request)
    try {
      await db.inActor(actor, tx => endMembership(tx, actor, clock, idOf(request)))
    } catch (error) {
      return showRefused(request, reply, error)
    }
    return reply.done('/administration', t('member_ended'))
  })

  app.post('/administration/personer/:id/angra', own, async (request, reply) => {
    const { actor } = administratorOf(request)
    try {
      await db.inActor(actor, tx => restoreMembership(tx, actor, clock, idOf(request)))
    } catch (error) {
      return showRefused(request, reply, error)
    }
    return reply.done('/administration', t('member_restored'))
  })
}
