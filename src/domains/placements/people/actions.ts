import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { stored } from '../../../core/forms/stored.ts'
import { moves } from '../../../core/moves/moves.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { nextNumber } from '../../../kit/db/turns.ts'
import { forbidden } from '../../../kit/http/errors.ts'
import { forgetHost } from '../requests/actions.ts'
import type { Person } from './queries.ts'
import type { PersonData } from './schema.ts'
import { tablesOfPeople } from './tables.ts'

const rows = stored('participant', 'placements.people', 'person_id')
const wishesRows = stored('participant_wishes', 'placements.wishes', 'person_id')

type Officer = Actor & { kind: 'person' }

/** The area that somebody acts in; whoever has no approved seat in one knows nobody. */
const areaOf = ({ areas = [] }: Officer): string => {
  const [area] = areas
  if (area === undefined) throw forbidden()
  return area
}

const identityOf = ({ name = '', called = '', phone = '', birth_year, email, language }: PersonData) => ({
  name,
  called,
  phone,
  birth_year,
  email,
  language,
})

/** Writes somebody down in the officer's area. False: the same form was sent before. */
export const addPerson = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  id: string,
  data: PersonData,
): Promise<boolean> => {
  const { tenantId } = by
  const area_id = areaOf(by)
  const officers = data.is_protected
    ? [by.personId, ...(data.officer === undefined ? [] : [data.officer])]
    : null
  const added = await rows.add(
    tx,
    by,
    at,
    { tenantId, id },
    {
      area_id,
      officers,
      number: await nextNumber(tx, tenantId, 'placement_people'),
      owner_id: by.personId,
      created_at: at,
    },
  )
  if (added && !data.is_protected)
    await tx
      .insertInto('placements.identities')
      .values({ tenant_id: tenantId, person_id: id, area_id, ...identityOf(data) })
      .execute()
  return added
}

/**
 * What is known of who it is. Once data is protected the name is gone, history included, and only the named officers see the person;
 * that is not taken back here. What enterprises were told of the person is gone too (needs the system actor).
 */
export const changePerson = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  person: Person,
  version: number,
  data: PersonData,
): Promise<boolean> => {
  const key = { tenantId: person.tenant_id, id: person.person_id }
  if (!(await rows.change(tx, by, at, { ...key, version }, {}))) return false
  const identity = tx
    .deleteFrom('placements.identities')
    .where('tenant_id', '=', key.tenantId)
    .where('person_id', '=', key.id)
  if (!data.is_protected) {
    if (person.officers !== null) return true
    await tx
      .updateTable('placements.identities')
      .set(identityOf(data))
      .where('tenant_id', '=', key.tenantId)
      .where('person_id', '=', key.id)
      .execute()
    return true
  }
  await identity.execute()
  const officers = [by.personId, ...(data.officer === undefined ? [] : [data.officer])]
  for (const table of tablesOfPeople)
    await tx
      .updateTable(table as 'placements.people')
      .set({ officers })
      .where('tenant_id', '=', key.tenantId)
      .where('person_id', '=', key.id)
      .execute()
  const placed = await tx
    .selectFrom('placements.placements')
    .select(['enterprise_id', 'request_id'])
    .where('tenant_id', '=', key.tenantId)
    .where('person_id', '=', key.id)
    .execute()
  for (const { enterprise_id, request_id } of placed)
    await forgetHost(tx, { tenantId: enterprise_id, id: request_id })
  await audit(tx, by, at, {
    tenantId: key.tenantId,
    action: 'participant_protected',
    objectType: 'participant',
    objectId: key.id,
    subjectKind: 'participant',
    subjectId: key.id,
  })
  return true
}

/** What a place is looked for by; made with the first form, changed by the next. */
export const saveWishes = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  { tenant_id: tenantId, person_id: id, area_id, officers }: Person,
  version: number | undefined,
  data: object,
): Promise<boolean> =>
  version === undefined
    ? wishesRows.add(tx, by, at, { tenantId, id }, { area_id, officers, ...data })
    : wishesRows.change(tx, by, at, { tenantId, id, version }, data)

export const personMoves = moves(
  { noun: 'participant', table: 'placements.people', id: 'person_id' },
  { participant_closed: { mark: 'closed_at', back: 'participant_reopened' } },
)
