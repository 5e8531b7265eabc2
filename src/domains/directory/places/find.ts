import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'

/** More than these nobody reads; the nearest come first. */
const most = 300

export type Around = { lat: number; lon: number }

const places = (tx: Tx, around: Around | null) =>
  tx
    .selectFrom('directory.places as p')
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 'p.tenant_id')
    .leftJoin('directory.place_terms as c', join =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.place_id', '=', 'p.place_id'),
    )
    .selectAll('p')
    .select(['e.name', 'e.slug', 'e.place', 'e.municipality_code'])
    .select(['c.supervisor', 'c.phone', 'c.payer', 'c.price_ore', 'c.per'])
    .select(e => [
      (around === null
        ? sql<number | null>`null`
        : sql<number | null>`round((111.2 * sqrt(power(${e.ref('e.lat')} - ${around.lat}, 2)
            + power((${e.ref('e.lon')} - ${around.lon}) * cos(radians(${around.lat})), 2)))::numeric)`
      ).as('km'),
    ])
    .where('e.published_at', 'is not', null)

export type OpenPlace = Awaited<ReturnType<ReturnType<typeof places>['execute']>>[number]

/**
 * Places of all published enterprises, the nearest first: kilometres as the crow flies from a municipality's point. Places are
 * looked for for a person; nothing looks for people for a place.
 */
export const selectOpenPlaces = (
  tx: Tx,
  { kinds, around }: { kinds: readonly string[]; around: Around | null },
): Promise<OpenPlace[]> =>
  places(tx, around)
    .$if(kinds.length > 0, q => q.where('p.kind', 'in', kinds))
    .orderBy('km')
    .orderBy('p.place_id')
    .limit(most)
    .modifyEnd(acrossTenants('places of all enterprises'))
    .execute()

export const selectOptionalOpenPlace = (tx: Tx, placeId: string): Promise<OpenPlace | undefined> =>
  places(tx, null)
    .where('p.place_id', '=', placeId)
    .modifyEnd(acrossTenants('a place of any enterprise'))
    .executeTakeFirst()
