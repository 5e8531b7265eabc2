import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'

const people = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('placements.people as p')
    .leftJoin('placements.identities as i', join =>
      join.onRef('i.tenant_id', '=', 'p.tenant_id').onRef('i.person_id', '=', 'p.person_id'),
    )
    .select([
      'p.tenant_id',
      'p.person_id',
      'p.area_id',
      'p.officers',
      'p.number',
      'p.owner_id',
      'p.closed_at',
    ])
    .select(['p.version', 'p.updated_at', 'p.created_at'])
    .select(['i.name', 'i.called', 'i.birth_year', 'i.phone', 'i.email', 'i.language'])
    .where('p.tenant_id', '=', tenantId)

export type Person = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

/** One person, as far as the reader's area goes: another's, somebody protected and nobody at all are alike not there. */
export const selectPerson = (tx: Tx, tenantId: string, personId: string): Promise<Person> => {
  if (!isId(personId)) throw notFound()
  return people(tx, tenantId).where('p.person_id', '=', personId).executeTakeFirstOrThrow(notFound)
}

/** Those of the reader's area, with their newest placement's next day. Nobody without a name is found by words. */
export const listedPeople = (tx: Tx, tenantId: string, { q, closed }: { q: string; closed: boolean }) =>
  people(tx, tenantId)
    .leftJoin('core.persons as o', 'o.person_id', 'p.owner_id')
    .select('o.name as owner')
    .select(e => [
      e
        .selectFrom('placements.placements as l')
        .select(l => l.fn.min('l.next_on').as('next_on'))
        .where('l.tenant_id', '=', tenantId)
        .whereRef('l.person_id', '=', 'p.person_id')
        .where('l.state', 'not in', ['ended', 'stopped', 'withdrawn', 'in_error', 'declined'])
        .as('next_on'),
    ])
    .where('p.closed_at', closed ? 'is not' : 'is', null)
    .$if(q !== '', query => query.where('i.name', 'ilike', containing(q)))

export type ListedPerson = Awaited<ReturnType<ReturnType<typeof listedPeople>['execute']>>[number]

export const selectOptionalWishes = (tx: Tx, tenantId: string, personId: string) =>
  tx
    .selectFrom('placements.wishes')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
export type Wishes = NonNullable<Awaited<ReturnType<typeof selectOptionalWishes>>>

/** Others who have an approved seat in one of these areas: one of them may be named for somebody whose data is protected. */
export const selectColleagues = (tx: Tx, tenantId: string, areas: readonly string[], except: string) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .select(['p.person_id', 'p.name'])
    .distinct()
    .where('m.tenant_id', '=', tenantId)
    .where('u.area_id', 'in', areas.length === 0 ? [except] : areas)
    .where('m.seated_at', 'is not', null)
    .where('m.ended_at', 'is', null)
    .where('p.person_id', '!=', except)
    .orderBy('p.name')
    .execute()
export type Colleague = Awaited<ReturnType<typeof selectColleagues>>[number]
