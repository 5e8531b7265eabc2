import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import { oneLine } from '../../kit/text/clean.ts'
import type { Locale } from '../../kit/text/locale.ts'

export type NewPerson = { name: string; email: string; locale?: Locale }

const newPerson = (tx: Tx, at: Temporal.Instant, person: NewPerson) => {
  const personId = randomUUID()
  const insert = tx.insertInto('core.persons').values({
    person_id: personId,
    name: oneLine(person.name),
    email: person.email,
    locale: person.locale ?? 'sv',
    created_at: at,
  })
  return { personId, insert }
}

/**
 * Stores a person (as the system actor: nobody makes people in their own name). The database makes the user of
 * sign-in in the same statement, see the trigger in auth.sessions__create.
 */
export const createPerson = async (tx: Tx, at: Temporal.Instant, person: NewPerson): Promise<string> => {
  const { personId, insert } = newPerson(tx, at, person)
  await insert.execute()
  return personId
}

/** The same, where nobody has the address yet; undefined where somebody does, also from the same moment. */
export const createPersonUnlessKnown = async (
  tx: Tx,
  at: Temporal.Instant,
  person: NewPerson,
): Promise<string | undefined> => {
  const { personId, insert } = newPerson(tx, at, person)
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict(c => c.column('email').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? personId : undefined
}

export const selectOptionalPersonByEmail = (tx: Tx, email: string) =>
  tx
    .selectFrom('core.persons')
    .select(['person_id', 'name', 'locale', 'ended_at'])
    .where('email', '=', email)
    .executeTakeFirst()

/** Ends an account: the person is signed out everywhere at once (trigger) and cannot come in again. */
export const endPerson = (tx: Tx, at: Temporal.Instant, personId: string) =>
  tx.updateTable('core.persons').set({ ended_at: at }).where('person_id', '=', personId).execute()
