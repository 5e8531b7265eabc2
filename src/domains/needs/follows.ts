import { sql } from 'kysely'
import type { Follows } from '../../core/organisations/merging.ts'

const buys = 'an enterprise buys nothing here'
/** Both were asked the same: each answers for itself. */
const askedToo = (to: string) => sql`exists (select from needs.inquiry_asks k
  where k.tenant_id = r.tenant_id and k.inquiry_id = r.inquiry_id and k.enterprise_id = ${to})`

/** What is asked of an enterprise, and whoever waits for its needs by mail, when it goes on in another. */
export const needsFollows: readonly Follows[] = [
  {
    table: 'needs.inquiry_answers',
    column: 'enterprise_id',
    // All of a question's: what is said later goes back with what was said before.
    points: ['tenant_id', 'inquiry_id'],
    unless: askedToo,
  },
  {
    table: 'needs.inquiry_asks',
    column: 'enterprise_id',
    points: ['tenant_id', 'inquiry_id'],
    unless: askedToo,
  },
  {
    table: 'needs.new_fits',
    column: 'enterprise_id',
    points: ['tenant_id', 'need_id'],
    unless: to => sql`exists (select from needs.new_fits k
      where k.tenant_id = r.tenant_id and k.need_id = r.need_id and k.enterprise_id = ${to})`,
  },
  { table: 'needs.inquiries', column: 'asked', points: ['tenant_id', 'inquiry_id'], within: 'list' },
  {
    table: 'needs.inquiry_drafts',
    column: 'enterprises',
    points: ['tenant_id', 'draft_id'],
    within: 'list',
  },
  {
    table: 'needs.need_digests',
    own: ['person_id'],
    unless: to =>
      sql`exists (select from needs.need_digests k where k.tenant_id = ${to} and k.person_id = r.person_id)`,
  },
  { table: 'needs.inquiries', stays: buys },
  { table: 'needs.inquiry_drafts', stays: buys },
  { table: 'needs.guidelines', stays: buys },
  { table: 'needs.needs', stays: buys },
  { table: 'needs.plan_imports', stays: buys },
  { table: 'needs.plan_mappings', stays: buys },
]
