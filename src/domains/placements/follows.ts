import type { Follows } from '../../core/organisations/merging.ts'

const referrer = 'an enterprise places nobody'

/** What becomes of questions and placements when an enterprise that was listed twice becomes one. */
export const placementsFollows: readonly Follows[] = [
  { table: 'placements.requests', own: ['request_id'] },
  { table: 'placements.host_views', own: ['host_id'] },
  { table: 'placements.host_items', own: ['host_id', 'item'] },
  { table: 'placements.disclosures', stays: referrer },
  { table: 'placements.requests', column: 'referrer_id', stays: referrer },
  { table: 'placements.placements', column: 'enterprise_id', points: ['placement_id'] },
  { table: 'placements.placements', stays: referrer },
  { table: 'placements.people', stays: referrer },
  { table: 'placements.identities', stays: referrer },
  { table: 'placements.wishes', stays: referrer },
]
