import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { containing } from '../../kit/db/containing.ts'
import { notFound } from '../../kit/http/errors.ts'
import type { MemberQuery } from './forms.ts'
import { holdsNow, lastsStill } from './membership.ts'
import type { UnitOption } from './schema.ts'

const members = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .select([
      'm.membership_id',
      'm.person_id',
      'm.role',
      'm.unit_id',
      'm.starts_on',
      'm.ends_on',
      'm.ended_at',
    ])
    .select(['p.name', 'p.email', 'u.name as unit'])
    .where('m.tenant_id', '=', tenantId)

/** Those who belong now, with those ended in the last day (it can still be undone); or those who did. */
export const listedMembers = (tx: Tx, clock: Clock, tenantId: string, query: MemberQuery) => {
  const holds = holdsNow(clock)
  return members(tx, tenantId)
    .where(e =>
      query.visa === 'avslutade'
        ? e.not(holds)
        : e.or([holds, e('m.ended_at', '>', clock.now().subtract({ hours: 24 }))]),
    )
    .$if(query.roll.length > 0, q => q.where('m.role', 'in', query.roll))
    .$if(query.q !== '', q =>
      q.where(e => {
        const like = containing(query.q)
        return e.or([e('p.name', 'ilike', like), e('p.email', 'ilike', like)])
      }),
    )
}

export type Member = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

export const selectMember = async (tx: Tx, tenantId: string, membershipId: string): Promise<Member> => {
  const found = await members(tx, tenantId).where('m.membership_id', '=', membershipId).executeTakeFirst()
  if (found === undefined) throw notFound()
  return found
}

export const selectUnits = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('core.units as u')
    .leftJoin('core.memberships as m', join =>
      join
        .onRef('m.tenant_id', '=', 'u.tenant_id')
        .onRef('m.unit_id', '=', 'u.unit_id')
        .on('m.ended_at', 'is', null),
    )
    .leftJoin('core.areas as a', join =>
      join.onRef('a.tenant_id', '=', 'u.tenant_id').onRef('a.area_id', '=', 'u.area_id'),
    )
    .select(['u.unit_id', 'u.kind', 'u.name', 'u.area_id', 'u.version', 'a.name as area'])
    .select(e => e.fn.count<number>('m.membership_id').as('members'))
    .where('u.tenant_id', '=', tenantId)
    .groupBy(['u.tenant_id', 'u.unit_id', 'a.name'])
    .orderBy('u.name')
    .execute()

/** What a field that names one of them chooses among. */
export const selectUnitOptions = (tx: Tx, tenantId: string): Promise<UnitOption[]> =>
  tx
    .selectFrom('core.units')
    .select(['unit_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .execute()

export type Unit = Awaited<ReturnType<typeof selectUnits>>[number]

export const selectUnit = async (tx: Tx, tenantId: string, unitId: string): Promise<Unit> => {
  const found = (await selectUnits(tx, tenantId)).find(({ unit_id }) => unit_id === unitId)
  if (found === undefined) throw notFound()
  return found
}

export const selectWaitingInvitations = (tx: Tx, tenantId: string, clock: Clock) =>
  tx
    .selectFrom('core.invitations as i')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'i.tenant_id').onRef('u.unit_id', '=', 'i.unit_id'),
    )
    .select(['i.invitation_id', 'i.email', 'i.role', 'i.ends_on', 'i.expires_at', 'u.name as unit'])
    .select(lastsStill(clock).as('lasts'))
    .where('i.tenant_id', '=', tenantId)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .limit(200)
    .execute()

export type Invitation = Awaited<ReturnType<typeof selectWaitingInvitations>>[number]
