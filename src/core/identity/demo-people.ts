import type { Clock } from '../../kit/clock.ts'
import { system, type Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { addMembership } from '../organisations/actions.ts'
import type { Role } from '../organisations/roles.ts'
import { createPerson } from './persons.ts'

export type NewDemoPerson = {
  key: string
  name: string
  email: string
  tenantId: string
  role: Role
  unitId?: string | null
}

/** Stores a person of the demo under the key of their address; answers the one that is there already. */
export const ensureDemoPerson = async (tx: Tx, clock: Clock, made: NewDemoPerson): Promise<string> => {
  const known = await tx
    .selectFrom('core.demo_people')
    .select('person_id')
    .where('key', '=', made.key)
    .executeTakeFirst()
  if (known) return known.person_id
  const personId = await createPerson(tx, clock.now(), made)
  await addMembership(tx, system('demo'), clock, {
    tenantId: made.tenantId,
    personId,
    role: made.role,
    unitId: made.unitId,
  })
  await tx
    .insertInto('core.demo_people')
    .columns(['key', 'person_id', 'position'])
    .expression(q =>
      q
        .selectFrom('core.demo_people')
        .select(e => [
          e.val(made.key).as('key'),
          e.cast<string>(e.val(personId), 'uuid').as('person_id'),
          e.cast<number>(e.fn.countAll(), 'integer').as('position'),
        ]),
    )
    .execute()
  return personId
}

export type DemoPerson = { key: string; personId: string; name: string; role: Role; organisation: string }

/** The people one can be in the demo, in the order they were made (asked as the system: a visitor sees nobody). */
export const selectDemoPeople = async (tx: Tx): Promise<DemoPerson[]> => {
  const rows = await tx
    .selectFrom('core.demo_people as d')
    .innerJoin('core.persons as p', 'p.person_id', 'd.person_id')
    .innerJoin('core.memberships as m', 'm.person_id', 'd.person_id')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'm.tenant_id')
    .select(['d.key', 'd.person_id', 'p.name', 'm.role', 'o.name as organisation'])
    .distinctOn(['d.position', 'd.key'])
    .orderBy('d.position')
    .orderBy('d.key')
    .orderBy('m.created_at')
    .modifyEnd(acrossTenants('whom one can be in the demo'))
    .execute()
  return rows.map(r => ({
    key: r.key,
    personId: r.person_id,
    name: r.name,
    role: r.role as Role,
    organisation: r.organisation,
  }))
}
