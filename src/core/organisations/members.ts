import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { conflict, notFound } from '../../kit/http/errors.ts'
import { audit } from '../audit/audit.ts'
import { holdsNow } from './queries.ts'
import { administers, isRole, roleNames } from './roles.ts'

type Person = Extract<Actor, { kind: 'person' }>

const load = async (tx: Tx, { tenantId }: Person, membershipId: string) => {
  const found = await tx
    .selectFrom('core.memberships')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('membership_id', '=', membershipId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw notFound()
  return found
}

type Membership = Awaited<ReturnType<typeof load>>

const change = (
  tx: Tx,
  { tenantId, membership_id }: Pick<Membership, 'membership_id'> & { tenantId: string },
) =>
  tx
    .updateTable('core.memberships')
    .where('tenant_id', '=', tenantId)
    .where('membership_id', '=', membership_id)

const note = (tx: Tx, actor: Person, clock: Clock, action: string, membership: Membership, detail = {}) =>
  audit(tx, actor, clock.now(), {
    tenantId: actor.tenantId,
    action,
    objectType: 'membership',
    objectId: membership.membership_id,
    subjectId: membership.person_id,
    detail: { role: membership.role, ...detail },
  })

/** Somebody must be left who can invite. The organisation's row is locked: two who end each other's at once take turns. */
const assertAnotherAdministrator = async (
  tx: Tx,
  { tenantId }: Person,
  clock: Clock,
  leaving: Membership,
) => {
  if (!isRole(leaving.role) || !administers(leaving.role)) return
  await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .execute()
  const another = await tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .select('m.membership_id')
    .where('m.tenant_id', '=', tenantId)
    .where('m.membership_id', '<>', leaving.membership_id)
    .where('m.role', 'in', roleNames.filter(administers))
    .where('p.ended_at', 'is', null)
    .where(holdsNow(clock))
    .executeTakeFirst()
  if (another === undefined) throw conflict('last_administrator')
}

/** Ends a membership now: the person's next request is refused. Ended already is done already. */
export const endMembership = async (
  tx: Tx,
  actor: Person,
  clock: Clock,
  membershipId: string,
): Promise<void> => {
  const membership = await load(tx, actor, membershipId)
  if (membership.ended_at !== null) return
  await assertAnotherAdministrator(tx, actor, clock, membership)
  await change(tx, { ...membership, tenantId: actor.tenantId })
    .set({ ended_at: clock.now() })
    .execute()
  await note(tx, actor, clock, 'membership_ended', membership)
}

/** Undoes an end, within a day of it. Later the person is invited anew. */
export const restoreMembership = async (
  tx: Tx,
  actor: Person,
  clock: Clock,
  membershipId: string,
): Promise<void> => {
  const membership = await load(tx, actor, membershipId)
  if (membership.ended_at === null) return
  if (membership.ended_at.until(clock.now()).total('hours') > 24) throw conflict('too_late')
  await change(tx, { ...membership, tenantId: actor.tenantId })
    .set({ ended_at: null })
    .execute()
  await note(tx, actor, clock, 'membership_restored', membership)
}

export type Change = { unitId: string | undefined; endsOn: Temporal.PlainDate | undefined }

export const changeMembership = async (
  tx: Tx,
  actor: Person,
  clock: Clock,
  membershipId: string,
  made: Change,
): Promise<void> => {
  const membership = await load(tx, actor, membershipId)
  if (membership.ended_at !== null) throw conflict()
  const { unitId = null, endsOn = null } = made
  await change(tx, { ...membership, tenantId: actor.tenantId })
    .set({ unit_id: unitId, ends_on: endsOn })
    .execute()
  await note(tx, actor, clock, 'membership_changed', membership, {
    ends_on: endsOn?.toString() ?? null,
    unit_id: unitId,
  })
}
