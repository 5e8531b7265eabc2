import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import type { Locale } from '../../kit/text/locale.ts'
import { open } from '../personal-numbers/exports.ts'

export type NewPerson = { name: string; email: string; locale?: Locale }

/**
 * Stores a person (as the system actor: nobody makes people in their own name). The database makes the user of
 * sign-in in the same statement, see the trigger in auth.sessions__create. A name that an identity provider or an operator gives
 * passes no form: a personal number in it is taken out here.
 */
export const createPerson = async (tx: Tx, at: Temporal.Instant, person: NewPerson): Promise<string> => {
  const personId = randomUUID()
  await tx
    .insertInto('core.persons')
    .values({
      person_id: personId,
      name: open(person.name),
      email: person.email,
      locale: person.locale ?? 'sv',
      created_at: at,
    })
    .execute()
  return personId
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
