import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { brokenConstraint, conflict, invalid, notFound } from '../../kit/http/errors.ts'
import { audit } from '../audit/audit.ts'
import { keepAdministrator } from './last-administrator.ts'

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

/** The person has the same role by another membership (`memberships_once`). */
const orHasRole = (error: unknown): never => {
  if (brokenConstraint(error) !== 'memberships_once') throw error
  throw invalid('has_role', 'The person has that role already.')
}

const note = (tx: Tx, actor: Person, clock: Clock, action: string, membership: Membership, detail = {}) =>
  audit(tx, actor, clock.now(), {
    tenantId: actor.tenantId,
    action,
    objectType: 'membership',
    objectId: membership.membership_id,
    subjectId: membership.person_id,
    detail: { role: membership.role, ...detail },
  })

/** Ends a membership now: the person's next request is refused. Ended already is done already. */
export const endMembership = async (
  tx: Tx,
  actor: Person,
  clock: Clock,
  membershipId: string,
): Promise<void> => {
  const membership = await load(tx, actor, membershipId)
  if (membership.ended_at !== null) return
  await keepAdministrator(tx, clock, actor.tenantId, held => held.membership_id === membershipId)
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
    .catch(orHasRole)
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
  await keepAdministrator(tx, clock, actor.tenantId, held => held.membership_id === membershipId, endsOn)
  await change(tx, { ...membership, tenantId: actor.tenantId })
    .set({ unit_id: unitId, ends_on: endsOn })
    .execute()
    .catch(orHasRole)
  await note(tx, actor, clock, 'membership_changed', membership, {
    ends_on: endsOn?.toString() ?? null,
    unit_id: unitId,
  })
}
