import { createPerson } from '../../../core/identity/persons.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import type { Clock } from '../../../kit/clock.ts'
import { type Actor, system, type Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import type { OpenPlace } from '../../directory/public.ts'

/** Somebody of the demo in their seat, as an actor. */
export type Seated = Actor & { kind: 'person' } & { name: string; organisation: string }

const seats = (tx: Tx) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'm.tenant_id')
    .leftJoin('core.demo_people as d', 'd.person_id', 'm.person_id')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .select(['m.tenant_id', 'm.membership_id', 'm.person_id', 'm.role', 'u.area_id'])
    .select(['p.name', 'o.name as organisation'])
    .modifyEnd(acrossTenants('the demo’s people'))
type Seat = Awaited<ReturnType<ReturnType<typeof seats>['execute']>>[number]

const seated = ({ tenant_id, membership_id, person_id, area_id, ...seat }: Seat): Seated => ({
  kind: 'person',
  tenantId: tenant_id,
  membershipId: membership_id,
  personId: person_id,
  areas: area_id === null ? [] : [area_id],
  ...seat,
})

export const officerCalled = async (tx: Tx, key: string): Promise<Seated> =>
  seated(await seats(tx).where('d.key', '=', key).executeTakeFirstOrThrow())

/** Who answers for an enterprise: its manager; where the demo has none, its contact person becomes one. */
export const managerOf = async (
  tx: Tx,
  clock: Clock,
  { tenant_id: tenantId, slug }: Pick<OpenPlace, 'tenant_id' | 'slug'>,
): Promise<Seated> => {
  const managers = seats(tx).where('m.tenant_id', '=', tenantId).where('m.role', '=', 'enterprise_manager')
  const found = await managers.executeTakeFirst()
  if (found !== undefined) return seated(found)
  const { contact_name } = await tx
    .selectFrom('directory.enterprises')
    .select('contact_name')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const person = { name: contact_name ?? slug, email: `${slug}@demo.example` }
  const personId = await createPerson(tx, clock.now(), person)
  await addMembership(tx, system('demo'), clock, { tenantId, personId, role: 'enterprise_manager' })
  return seated(await managers.executeTakeFirstOrThrow())
}
