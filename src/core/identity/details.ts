import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { oneLine } from '../../kit/text/clean.ts'
import type { Locale } from '../../kit/text/locale.ts'
import { followPerson } from './persons.ts'
import { noteOfPerson } from './settle.ts'

/** A person's own name and language (as the system actor: the log goes to each organisation they work in). */
export const changeDetails = async (
  tx: Tx,
  clock: Clock,
  personId: string,
  details: { name: string; locale: Locale },
) => {
  await tx
    .updateTable('core.persons')
    .set({ ...details, name: oneLine(details.name) })
    .where('person_id', '=', personId)
    .execute()
  await followPerson(tx, personId)
  await noteOfPerson(tx, clock, personId, 'details_changed')
}
