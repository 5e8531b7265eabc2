import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { createPerson } from '../core/identity/persons.ts'
import { addMembership, createOrganisation } from '../core/organisations/actions.ts'
import { type OrganisationKind, type Role, roles } from '../core/organisations/roles.ts'
import type { Viewer } from '../core/web/viewer.ts'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'

export type Wanted = {
  /** Without one, the person belongs nowhere. */
  role?: Role
  /** The first kind that the role exists in, unless said. */
  organisationKind?: OrganisationKind
  /** An organisation that is there already: the person becomes a colleague. */
  tenantId?: string
  unitId?: string
  /** The seat in its unit's area of secrecy is approved. */
  isSeated?: boolean
  municipalityCode?: string
  name?: string
  email?: string
}

export type SignedIn = {
  personId: string
  /** Empty where the person belongs nowhere. */
  tenantId: string
  membershipId: string
  cookie: string
  /** For `app.inject({ headers })`. */
  headers: { cookie: string }
}

/** A new person in a new organisation (or as a colleague in `tenantId`), signed in. */
export const signIn = async ({ db, clock, identity }: TestApp, wanted: Wanted = {}): Promise<SignedIn> => {
  const { role } = wanted
  const made = await db.inActor(system('test'), async tx => {
    const personId = await createPerson(tx, clock.now(), {
      name: wanted.name ?? 'Prov Provsson',
      email: wanted.email ?? `${randomUUID()}@example.org`,
    })
    if (role === undefined) return { personId, tenantId: '', membershipId: '' }
    const tenantId =
      wanted.tenantId ??
      (await createOrganisation(tx, system('test'), clock, {
        kind: wanted.organisationKind ?? roles[role][0],
        name: `Organisation ${randomUUID().slice(0, 8)}`,
        municipalityCode: wanted.municipalityCode,
      }))
    const membershipId = await addMembership(tx, system('test'), clock, {
      tenantId,
      personId,
      role,
      unitId: wanted.unitId,
    })
    if (wanted.isSeated)
      await tx
        .updateTable('core.memberships')
        .set({ seated_at: clock.now() })
        .where('membership_id', '=', membershipId)
        .execute()
    return { personId, tenantId, membershipId }
  })
  const session = await identity.sessionFor(made.personId)
  if (session === null) throw new Error('The test’s person may not sign in.')
  return { ...made, cookie: session.cookie, headers: { cookie: session.cookie } }
}

/** Somebody as the web application sees them. */
export const viewerOf = async (
  { identity }: TestApp,
  { cookie }: Pick<SignedIn, 'cookie'>,
): Promise<Viewer> => {
  const [name = '', value = ''] = cookie.split('=')
  const request = { cookies: { [name]: decodeURIComponent(value) }, method: 'GET', routeOptions: {} }
  const viewer = await identity.viewerOf(request as unknown as FastifyRequest)
  if (viewer === null) throw new Error('The test’s person is not signed in.')
  return viewer
}
