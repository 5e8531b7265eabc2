import { sql } from 'kysely'
import { likeName } from '../../../core/imports/parties.ts'
import { holdsNow } from '../../../core/organisations/membership.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { type Enterprise, selectProfile } from '../enterprises/queries.ts'

/** Who may do what for each of two enterprises, now or from a later day, or by an invitation that is still open. */
const selectSeats = async (tx: Tx, clock: Clock, tenantIds: readonly string[]) => {
  const members = await tx
    .selectFrom('core.memberships as m')
    .select(['m.tenant_id', 'm.role', 'm.person_id as who'])
    .where('m.tenant_id', 'in', tenantIds)
    .where(e => e.or([holdsNow(clock), e('m.starts_on', '>', clock.today())]))
    .execute()
  const invited = await tx
    .selectFrom('core.invitations')
    .select(['tenant_id', 'role', 'email as who'])
    .where('tenant_id', 'in', tenantIds)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .execute()
  const all = [...members, ...invited]
  return tenantIds.map(
    id => new Set(all.filter(one => one.tenant_id === id).map(({ who, role }) => `${who} ${role}`)),
  )
}

/** Two enterprises, all that is known of them, and who acts for them. Needs the system actor. */
export const selectPair = async (tx: Tx, clock: Clock, kept: Enterprise, other: Enterprise) => {
  const ids = [kept.tenant_id, other.tenant_id]
  const [keptSeats = new Set(), otherSeats = new Set()] = await selectSeats(tx, clock, ids)
  const numbers = await tx
    .selectFrom('core.organisations')
    .select(sql<string | null>`coalesce(orgnr, encode(orgnr_hash, 'hex'))`.as('number'))
    .where('tenant_id', 'in', ids)
    .execute()
  return {
    kept: await selectProfile(tx, kept),
    other: await selectProfile(tx, other),
    keptSeats,
    otherSeats,
    numbers: new Set(numbers.flatMap(({ number }) => number ?? [])).size,
  }
}
export type Pair = Awaited<ReturnType<typeof selectPair>>

/** Others of the same keeper: those of that name, else those whose own name is like this one's. */
export const selectOthers = async (tx: Tx, enterprise: Enterprise, q: string | undefined) => {
  const others = tx
    .selectFrom('directory.enterprises')
    .select(['slug', 'name', 'place', 'municipality_code'])
    .where('steward_id', '=', enterprise.steward_id)
    .where('tenant_id', '!=', enterprise.tenant_id)
    .where('merged_at', 'is', null)
    .orderBy('name')
    .orderBy('tenant_id')
  if (q !== undefined) return others.where('name', 'ilike', containing(q)).limit(20).execute()
  const near = await others.where('municipality_code', '=', enterprise.municipality_code).execute()
  const like = likeName(enterprise.name)
  return near
    .filter(({ name }) => likeName(name).startsWith(like) || like.startsWith(likeName(name)))
    .slice(0, 20)
}

/** What was merged into an enterprise, the newest first: for whoever keeps it. */
export const selectMerges = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.merges as m')
    .leftJoin('core.organisations as o', 'o.tenant_id', 'm.merged_for')
    .select(['m.merge_id', 'm.other_name', 'm.merged_at', 'm.role', 'o.name as merged_for'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.undone_at', 'is', null)
    .orderBy('m.merged_at', 'desc')
    .execute()
export type Merge = Awaited<ReturnType<typeof selectMerges>>[number]
