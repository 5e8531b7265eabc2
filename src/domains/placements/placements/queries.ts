import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'

const placements = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('placements.placements as l')
    .innerJoin('placements.people as p', join =>
      join.onRef('p.tenant_id', '=', 'l.tenant_id').onRef('p.person_id', '=', 'l.person_id'),
    )
    .leftJoin('placements.identities as i', join =>
      join.onRef('i.tenant_id', '=', 'l.tenant_id').onRef('i.person_id', '=', 'l.person_id'),
    )
    .leftJoin('core.persons as o', 'o.person_id', 'l.owner_id')
    .selectAll('l')
    .select(['p.number', 'i.name', 'o.name as owner'])
    .where('l.tenant_id', '=', tenantId)

export type Placement = Awaited<ReturnType<ReturnType<typeof placements>['execute']>>[number]

/** States that are over. */
export const over = ['declined', 'ended', 'stopped', 'withdrawn', 'lapsed', 'in_error'] as const

export type PlacementsQuery = { q: string; lage: 'pagar' | 'avslutade' | 'alla'; slag: readonly string[] }

export const listedPlacements = (tx: Tx, tenantId: string, { q, lage, slag }: PlacementsQuery) =>
  placements(tx, tenantId)
    .$if(q !== '', query =>
      query.where(e =>
        e.or([e('i.name', 'ilike', containing(q)), e('l.enterprise_name', 'ilike', containing(q))]),
      ),
    )
    .$if(lage !== 'alla', q => q.where('l.state', lage === 'pagar' ? 'not in' : 'in', over))
    .$if(slag.length > 0, q => q.where('l.kind', 'in', slag))

export const selectPlacement = (tx: Tx, tenantId: string, placementId: string): Promise<Placement> => {
  if (!isId(placementId)) throw notFound()
  return placements(tx, tenantId).where('l.placement_id', '=', placementId).executeTakeFirstOrThrow(notFound)
}

export const selectPlacementsOf = (tx: Tx, tenantId: string, personId: string) =>
  placements(tx, tenantId)
    .where('l.person_id', '=', personId)
    .orderBy('l.created_at', 'desc')
    .limit(100)
    .execute()

/**
 * Of the reader's own people, those that something is to be done with, the first days first. After a no that is so until
 * another place is asked about.
 */
export const selectDuePlacements = (tx: Tx, tenantId: string, ownerId: string) =>
  placements(tx, tenantId)
    .where('l.owner_id', '=', ownerId)
    .where('l.next_on', 'is not', null)
    .where('p.closed_at', 'is', null)
    .where(e =>
      e.or([
        e('l.state', '!=', 'declined'),
        e.not(
          e.exists(
            e
              .selectFrom('placements.placements as other')
              .select('other.placement_id')
              .where('other.tenant_id', '=', tenantId)
              .whereRef('other.person_id', '=', 'l.person_id')
              .where('other.state', 'not in', over),
          ),
        ),
      ]),
    )
    .where('l.state', 'not in', ['withdrawn', 'ended', 'stopped', 'in_error'])
    .orderBy('l.next_on')
    .orderBy('l.placement_id')
    .limit(50)
    .execute()

/** What has been, the newest first; the question itself stands last. */
export const selectStates = async (tx: Tx, { tenant_id, placement_id, created_at, owner }: Placement) => {
  const rows = await tx
    .selectFrom('core.state_log as s')
    .leftJoin('core.persons as p', 'p.person_id', 's.person_id')
    .select(['s.at', 's.to_state', 'p.name as who'])
    .where('s.tenant_id', '=', tenant_id)
    .where('s.object', '=', 'placement')
    .where('s.object_id', '=', placement_id)
    .orderBy('s.at', 'desc')
    .limit(200)
    .execute()
  return [...rows, { at: created_at, to_state: 'asked', who: owner }]
}
export type StateChange = Awaited<ReturnType<typeof selectStates>>[number]
