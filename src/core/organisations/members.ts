import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { brokenConstraint, conflict, invalid, notFound } from '../../kit/http/errors.ts'
import { audit } from '../audit/audit.ts'
import { moves } from '../moves/moves.ts'
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

const keyOf = ({ tenantId }: Person, id: string) => ({ tenantId, id })

const membershipMoves = moves(
  {
    noun: 'membership',
    table: 'core.memberships',
    id: 'membership_id',
    about: ({ person_id, role }) => ({ subjectId: person_id, detail: { role } }),
  },
  { membership_ended: { mark: 'ended_at', back: 'membership_restored' } },
)

/** A seat in an area of secrecy, approved by who leads there (areas/policy.ts) or taken back. */
export const seatMoves = moves(
  {
    noun: 'membership',
    table: 'core.memberships',
    id: 'membership_id',
    about: ({ person_id, role }) => ({ subjectId: person_id, detail: { role } }),
  },
  { seat_approved: { mark: 'seated_at', back: 'seat_withdrawn' } },
)

/** Seats that are no longer what was approved: the unit has another area, or the person another unit. */
export const unseat = (tx: Tx, tenantId: string, unitId: string) =>
  tx
    .updateTable('core.memberships')
    .set({ seated_at: null, seated_by: null })
    .where('tenant_id', '=', tenantId)
    .where('unit_id', '=', unitId)
    .where('seated_at', 'is not', null)
    .execute()

/** The person has the same role by another membership (`memberships_once`). */
const orHasRole = (error: unknown): never => {
  if (brokenConstraint(error) !== 'memberships_once') throw error
  throw invalid('has_role', 'The person has that role already.')
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
  await keepAdministrator(tx, clock, actor.tenantId, held => held.membership_id === membershipId)
  await membershipMoves.go(tx, actor, clock.now(), keyOf(actor, membershipId), 'membership_ended')
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
  await membershipMoves
    .go(tx, actor, clock.now(), keyOf(actor, membershipId), 'membership_restored')
    .catch(orHasRole)
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
  await tx
    .updateTable('core.memberships')
    .set({
      unit_id: unitId,
      ends_on: endsOn,
      ...(unitId === membership.unit_id ? {} : { seated_at: null, seated_by: null }),
    })
    .where('tenant_id', '=', actor.tenantId)
    .where('membership_id', '=', membershipId)
    .execute()
    .catch(orHasRole)
  await audit(tx, actor, clock.now(), {
    tenantId: actor.tenantId,
    action: 'membership_changed',
    objectType: 'membership',
    objectId: membershipId,
    subjectId: membership.person_id,
    detail: { role: membership.role, ends_on: endsOn?.toString() ?? null, unit_id: unitId },
  })
}
