import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { Need } from '../needs/queries.ts'
import { selectSuppliers } from './queries.ts'
import { kindsLike, type Match, matchNeed } from './rank.ts'

/** Near enough to grow into a place: a working day's drive and back leaves time to work. */
const growsWithinKm = 100

/** Who can deliver a need; `home` is where it is delivered when the need does not say. */
export const findSuppliers = (tx: Tx, need: Need, home: string | null, clock: Clock): Promise<Match> => {
  const area = need.area.length > 0 ? need.area : home === null ? [] : [home]
  return selectSuppliers(tx, [need.category, ...kindsLike(need.category)], area, growsWithinKm).then(found =>
    matchNeed(found, { ...need, area }, clock.today()),
  )
}
