import { z } from 'zod'
import { field, many } from '../../kit/http/forms.ts'
import type { OrganisationKind, Role } from '../organisations/roles.ts'

/** Organisations that somebody who runs the installation lets take part. Enterprises and employers come in by themselves. */
export const invitedKinds = [
  'municipality',
  'association',
  'region',
  'authority',
  'programme_owner',
] as const satisfies readonly OrganisationKind[]
export type InvitedKind = (typeof invitedKinds)[number]

/** The role of the first one who is invited: who in turn invites the others. */
export const firstRole: Record<InvitedKind, Role> = {
  municipality: 'municipality_admin',
  region: 'municipality_admin',
  authority: 'municipality_admin',
  association: 'association_coordinator',
  programme_owner: 'programme_lead',
}

const municipalityList = z.string().max(10_000).default('')

export const newForm = z.object({
  kind: z.enum(invitedKinds),
  name: field.text(200).default(''),
  municipalities: municipalityList,
  orgnr: z.string().max(40).default(''),
  email: z.email().max(254),
})
export const inviteForm = z.object({ email: z.email().max(254) })
export const coverForm = z.object({ municipalities: municipalityList })
export const listQuery = z.object({
  q: z.string().max(100).default(''),
  slag: many(z.string()),
  visa: z.enum(['nu', 'avslutade']).default('nu'),
})
export type ListQuery = z.output<typeof listQuery>
