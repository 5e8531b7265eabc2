import type { Actor } from '../../kit/db/actor.ts'
import type { Role } from '../organisations/roles.ts'

/** A membership as the reader sees it: in which organisation, as what. */
export type Seat = {
  membershipId: string
  tenantId: string
  role: Role
  unitId: string | null
  /** The area of secrecy that the seat holds in, once approved there; most have none. */
  areas?: readonly string[]
  /** People of other areas who were opened to this one. */
  opened?: readonly string[]
  organisation: string
  organisationKind: string
  municipalityCode: string | null
}

/** Who reads. `seat` is the membership acted in; a person without one is signed in but belongs nowhere yet. */
export type Viewer = {
  personId: string
  sessionId: string
  name: string
  email: string
  locale: 'sv' | 'en'
  seat: Seat | null
  seats: Seat[]
}

const noTenant = '00000000-0000-4000-8000-000000000000'

/** The viewer as the database's row-level security is to see them. */
export const actorOf = (viewer: Viewer | null): Actor =>
  viewer === null
    ? { kind: 'nobody' }
    : {
        kind: 'person',
        personId: viewer.personId,
        tenantId: viewer.seat?.tenantId ?? noTenant,
        membershipId: viewer.seat?.membershipId ?? noTenant,
        role: viewer.seat?.role ?? 'none',
        areas: viewer.seat?.areas ?? [],
        opened: viewer.seat?.opened ?? [],
      }
