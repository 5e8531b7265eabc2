import { sql } from 'kysely'
import type { Follows } from '../../../core/organisations/merging.ts'

const keeps = 'an enterprise keeps no register'
const publicBody = 'what is merged is no public body'

/** What hangs on an enterprise in the register, and what becomes of it when two turn out to be one. */
export const registerFollows: readonly Follows[] = [
  { table: 'directory.enterprises', stays: 'its words that did not hold stand there still' },
  { table: 'directory.enterprises', column: 'steward_id', stays: publicBody },
  { table: 'directory.enterprises', column: 'reviewed_by', stays: publicBody },
  { table: 'directory.enterprises', column: 'merged_into', points: ['tenant_id'] },
  { table: 'directory.merges', own: ['merge_id'] },
  { table: 'directory.merges', column: 'other_id', stays: 'which one it was' },
  { table: 'directory.merges', column: 'merged_for', stays: publicBody },
  { table: 'directory.slugs', points: ['slug'] },
  {
    table: 'directory.service_areas',
    own: ['municipality_code'],
    unless: to => sql`exists (select from directory.service_areas k
      where k.tenant_id = ${to} and k.municipality_code = r.municipality_code)`,
  },
  {
    table: 'directory.criteria',
    own: ['criterion'],
    unless: to =>
      sql`exists (select from directory.criteria k where k.tenant_id = ${to} and k.criterion = r.criterion)`,
  },
  { table: 'directory.criteria', column: 'verified_by', stays: publicBody },
  { table: 'directory.offers', own: ['offer_id'] },
  { table: 'directory.places', own: ['place_id'] },
  { table: 'directory.place_terms', own: ['place_id'] },
  {
    table: 'directory.pictures',
    own: ['file_id'],
    set: {
      position: to => sql`r.position + 1 + coalesce(
        (select max(k.position) from directory.pictures k where k.tenant_id = ${to}), 0)`,
    },
  },
  { table: 'directory.de_minimis', own: ['aid_id'] },
  { table: 'directory.de_minimis', column: 'noted_by', stays: publicBody },
  {
    table: 'directory.claims',
    own: ['claim_id'],
    unless: to => sql`r.state = 'waiting' and exists (select from directory.claims k
      where k.tenant_id = ${to} and k.person_id = r.person_id and k.state = 'waiting')`,
  },
  {
    table: 'directory.confirmations',
    own: ['confirmation_id'],
    // Reminders of the same moment to both are two, and each letter's link goes on working.
    set: {
      period_from: to => sql`case when exists (select from directory.confirmations k where k.tenant_id = ${to}
        and k.period_from = r.period_from and k.months = r.months) then r.period_from - interval '1 microsecond' else r.period_from end`,
    },
  },
  { table: 'directory.search_entries', stays: 'made anew of what there is' },
  { table: 'directory.search_cards', stays: 'made anew of what there is' },
  { table: 'directory.digests', stays: keeps },
  { table: 'directory.imports', stays: keeps },
  { table: 'directory.import_mappings', stays: keeps },
]
