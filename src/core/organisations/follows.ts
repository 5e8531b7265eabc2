import { sql } from 'kysely'
import type { Follows } from './merging.ts'

/** What every organisation has, and what becomes of it when the organisation goes on in another. */
export const organisationFollows: readonly Follows[] = [
  { table: 'core.association_members', stays: 'which municipalities an association is of' },
  { table: 'core.areas', stays: 'an enterprise has none' },
  { table: 'core.area_grants', stays: 'an enterprise has none' },
  { table: 'core.audit', stays: 'what was done is not rewritten' },
  { table: 'core.counters', stays: 'each counts its own' },
  { table: 'core.mails', stays: 'what was written is sent as it was' },
  { table: 'core.questions', stays: 'each has its own limit' },
  {
    table: 'core.units',
    own: ['unit_id'],
    // Two of a name stay two.
    set: {
      name: to => sql`case when exists (select from core.units k where k.tenant_id = ${to} and k.name = r.name)
        then left(r.name, 190) || ' (2)' else r.name end`,
    },
  },
  {
    table: 'core.memberships',
    own: ['membership_id'],
    unless:
      to => sql`exists (select from core.memberships k where k.tenant_id = ${to} and k.person_id = r.person_id
      and k.role = r.role and k.ended_at is null and k.ends_on is null)`,
  },
  { table: 'core.invitations', own: ['invitation_id'] },
  { table: 'core.files', own: ['file_id'] },
  { table: 'core.links', points: ['token_hash'] },
  {
    table: 'core.links',
    column: 'about',
    points: ['token_hash'],
    within: 'words',
    unless: (to, from) => sql`exists (select from core.links k
      where k.tenant_id = r.tenant_id and k.kind = r.kind and k.about = replace(r.about, ${from}, ${to}))`,
  },
]
