import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { openPlaces } from '../../directory/public.ts'
import type { Wishes } from '../people/queries.ts'

/** From where kilometres are counted: the point of the municipality that somebody wrote. A home address is never asked for. */
export const aroundOf = ({ near_code }: Pick<Wishes, 'near_code'>) => {
  const municipality = near_code === null ? undefined : municipalities.get(near_code)
  return municipality === undefined ? null : { lat: municipality.lat, lon: municipality.lon }
}

/** Places of the kinds that are possible, the nearest first. */
export const selectPlacesFor = (tx: Tx, wishes: Pick<Wishes, 'kinds' | 'near_code'>) =>
  openPlaces.select(tx, { kinds: wishes.kinds, around: aroundOf(wishes) })

/** Questions about places that have been asked for this person and are not over. */
export const selectAskedPlaces = async (
  tx: Tx,
  tenantId: string,
  personId: string,
): Promise<Map<string, string>> => {
  const rows = await tx
    .selectFrom('placements.placements')
    .select(['place_id', 'placement_id'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['asked', 'queued', 'accepted', 'referred', 'agreed', 'under_way'])
    .execute()
  return new Map(rows.map(row => [row.place_id, row.placement_id]))
}
