export const organisationKinds = [
  'municipality',
  'association',
  'region',
  'authority',
  'social_enterprise',
  'local_employer',
  'programme_owner',
  'operator',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Every role a membership can have, and the kinds of organisation where it makes sense. */
export const roles = {
  procurement_officer: ['municipality', 'region'],
  business_officer: ['municipality'],
  ordering_officer: ['municipality', 'region'],
  case_worker: ['municipality', 'region', 'authority'],
  social_worker: ['municipality'],
  unit_manager: ['municipality', 'region', 'authority'],
  award_delegate: ['municipality', 'region'],
  registrar: ['municipality', 'region'],
  coordinator: ['municipality', 'region'],
  politician: ['municipality', 'region', 'association'],
  municipality_admin: ['municipality', 'region', 'authority'],
  association_coordinator: ['association'],
  enterprise_manager: ['social_enterprise'],
  supervisor: ['social_enterprise'],
  participant: ['social_enterprise', 'municipality'],
  employer_contact: ['local_employer'],
  programme_lead: ['programme_owner'],
  system_admin: ['operator'],
} as const satisfies Record<string, readonly OrganisationKind[]>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as Role[]
export const isRole = (value: string): value is Role => Object.hasOwn(roles, value)

/** Roles whose seat holds in its unit's area of secrecy, once approved there. In all others an area means nothing. */
export const areaRoles: readonly Role[] = ['case_worker', 'social_worker', 'unit_manager']

/** Roles that may invite and end memberships in their own organisation. */
export const administers = (role: Role): boolean =>
  role === 'municipality_admin' ||
  role === 'enterprise_manager' ||
  role === 'association_coordinator' ||
  role === 'programme_lead' ||
  role === 'system_admin' ||
  role === 'employer_contact'

/** Whether a role exists in a kind of organisation. */
export const suits = (role: Role, kind: string): boolean => (roles[role] as readonly string[]).includes(kind)

/** The roles that an organisation of this kind can give, in the order they are shown. */
export const rolesFor = (kind: string): Role[] => roleNames.filter(role => suits(role, kind))
