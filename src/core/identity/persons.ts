import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import { oneLine } from '../../kit/text/clean.ts'
import type { Locale } from '../../kit/text/locale.ts'
import { open } from '../personal-numbers/exports.ts'

export type NewPerson = { name: string; email: string; locale?: Locale }

const newPerson = (tx: Tx, at: Temporal.Instant, person: NewPerson) => {
  const personId = randomUUID()
  const insert = tx.insertInto('core.persons').values({
    person_id: personId,
    // A name that a provider or an operator gives passes no form: a personal number in it is taken out here.
    name: open(oneLine(person.name)),
    email: person.email,
    locale: person.locale ?? 'sv',
    created_at: at,
  })
  return { personId, insert }
}

/**
 * Sign-in keeps a user for each person: with the same name and address, and signed out everywhere when the account ends.
 * To be said in the transaction of every change of a person.
 */
export const followPerson = (tx: Tx, personId: string) =>
  sql`call core.follow_person(${personId})`.execute(tx)

/** Stores a person (as the system actor: nobody makes people in their own name). */
export const createPerson = async (tx: Tx, at: Temporal.Instant, person: NewPerson): Promise<string> => {
  const { personId, insert } = newPerson(tx, at, person)
  await insert.execute()
  await followPerson(tx, personId)
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
  if (numInsertedOrUpdatedRows === 0n) return undefined
  await followPerson(tx, personId)
  return personId
}

export const selectOptionalPersonByEmail = (tx: Tx, email: string) =>
  tx
    .selectFrom('core.persons')
    .select(['person_id', 'name', 'locale', 'ended_at'])
    .where('email', '=', email)
    .executeTakeFirst()

/** Ends an account: the person is signed out everywhere at once and cannot come in again. */
export const endPerson = async (tx: Tx, at: Temporal.Instant, personId: string) => {
  await tx.updateTable('core.persons').set({ ended_at: at }).where('person_id', '=', personId).execute()
  await followPerson(tx, personId)
}
