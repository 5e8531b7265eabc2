import { areaRoles, type Role } from '../../core/organisations/roles.ts'
import type { Viewer } from '../../core/web/viewer.ts'

const has = (viewer: Viewer | null, roles: readonly Role[]) =>
  viewer !== null && viewer.seat !== null && roles.includes(viewer.seat.role)

/** Places people: those whose unit stands in an area of secrecy. What they see there, row-level security decides. */
export const placesPeople = (viewer: Viewer | null): boolean => has(viewer, areaRoles)

/** Whether the seat has been approved in its area: until then it sees nobody. */
export const isSeated = (viewer: Viewer | null): boolean => (viewer?.seat?.areas ?? []).length > 0

/** Answers for an enterprise what is asked about its places, and knows who comes. */
export const answersForPlaces = (viewer: Viewer | null): boolean =>
  has(viewer, ['enterprise_manager', 'supervisor'])

/** Changes what is known of somebody: while the case is open. */
export const mayChange = (viewer: Viewer | null, person: { closed_at: unknown }): boolean =>
  placesPeople(viewer) && person.closed_at === null
