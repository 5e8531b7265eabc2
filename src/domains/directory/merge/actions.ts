import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import {
  endOrganisation,
  goBack,
  goOnIn,
  handNumber,
  type Moved,
} from '../../../core/organisations/merging.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { enterpriseMoves } from '../enterprises/actions.ts'
import { follow, followed } from '../enterprises/followed.ts'
import { log } from '../enterprises/log.ts'
import { refreshAllEntries } from '../search/entries.ts'
import { settleReview } from '../trust/level.ts'
import { columnsOf, type DetailKey, isCriterion, type Stored } from './details.ts'
import { isOpen } from './obstacle.ts'

type Person = Actor & { kind: 'person' }

/** Each gets the other’s words, so that none are lost: the one that goes on has those that hold. */
const exchange = async (tx: Tx, pair: readonly [Stored, Stored], keys: readonly DetailKey[]) => {
  const columns = keys.flatMap(columnsOf)
  for (const [to, from] of [pair, pair.toReversed() as [Stored, Stored]])
    if (columns.length > 0)
      await tx
        .updateTable('directory.enterprises')
        .set(Object.fromEntries(columns.map(column => [column, from[column]])))
        .where('tenant_id', '=', to.tenant_id)
        .execute()
  const [{ tenant_id: one }, { tenant_id: two }] = pair
  const declared = await tx
    .deleteFrom('directory.criteria')
    .where('tenant_id', 'in', [one, two])
    .where('criterion', 'in', ['', ...keys.filter(isCriterion)])
    .returningAll()
    .execute()
  for (const row of declared) {
    const tenant_id = row.tenant_id === one ? two : one
    await tx
      .insertInto('directory.criteria')
      .values({ ...row, tenant_id, ...followed(tenant_id) })
      .execute()
  }
}

/** An offer that stands there word for word is kept among those that were taken out, and can be put back. */
const setAsideSame = (tx: Tx, at: Temporal.Instant, from: string, to: string) =>
  sql`update directory.offers r set ended_at = ${at} where r.tenant_id = ${from} and r.ended_at is null
    and exists (select from directory.offers k where k.tenant_id = ${to} and k.ended_at is null
      and k.category = r.category and lower(k.title_sv) = lower(r.title_sv))`.execute(tx)

/** The versions of both rise: a form that was open meanwhile meets a conflict. */
const settle = async (tx: Tx, at: Temporal.Instant, tenantIds: readonly string[]) => {
  await tx
    .updateTable('directory.enterprises')
    .set(eb => ({ version: eb('version', '+', 1), updated_at: at }))
    .where('tenant_id', 'in', tenantIds)
    .execute()
  for (const tenantId of tenantIds) {
    await settleReview(tx, tenantId)
    await follow(tx, tenantId)
  }
  await refreshAllEntries(tx, at, tenantIds)
}

const older = (...days: Temporal.Instant[]) =>
  days.reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b))

/**
 * One of two goes on with all that hung on both; the other leaves the register and leads to it. `taken`: details in which
 * the other's word holds. Needs the system actor, both enterprises held, and whoever sent it to be allowed.
 */
export const mergeEnterprises = async (
  tx: Tx,
  by: Person,
  clock: Clock,
  { kept, other, mergeId }: { kept: Stored; other: Stored; mergeId: string },
  taken: readonly DetailKey[],
): Promise<void> => {
  const at = clock.now()
  const [from, to] = [other.tenant_id, kept.tenant_id]
  await exchange(tx, [kept, other], taken)
  await setAsideSame(tx, at, from, to)
  const moved = await goOnIn(tx, from, to)
  // Programs know it by its id: that leads on, too.
  await tx.insertInto('directory.slugs').values({ slug: from, tenant_id: to }).execute()
  const numberMoved = await handNumber(tx, from, to)
  await enterpriseMoves.go(tx, by, at, { tenantId: from, id: from }, 'enterprise_merged', {
    set: { published_at: null, merged_into: to },
  })
  await endOrganisation(tx, from, at)
  // What stands there is as old as the older of the two, and the enterprise's word where both were.
  await tx
    .updateTable('directory.enterprises')
    .set({
      confirmed_at: older(kept.confirmed_at, other.confirmed_at),
      confirmed_by_itself: kept.confirmed_by_itself && other.confirmed_by_itself,
    })
    .where('tenant_id', '=', to)
    .execute()
  await tx
    .insertInto('directory.merges')
    .values({
      tenant_id: to,
      ...followed(to),
      merge_id: mergeId,
      other_id: from,
      other_name: other.name,
      merged_at: at,
      merged_for: by.tenantId,
      role: by.role,
      taken: [...taken],
      moved: JSON.stringify(moved),
      published_at: other.published_at,
      confirmed_at: kept.confirmed_at,
      confirmed_by_itself: kept.confirmed_by_itself,
      number_moved: numberMoved,
      version: kept.version + 1,
    })
    .execute()
  await settle(tx, at, [from, to])
  await log(tx, by, at, to, 'enterprise_took_over', {
    other: from,
    taken: [...taken],
    rows: moved.reduce((sum, { rows }) => sum + rows.length, 0),
  })
}

const selectMerge = (tx: Tx, tenantId: string, mergeId: string) =>
  tx
    .selectFrom('directory.merges')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('merge_id', '=', mergeId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

const selectById = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.enterprises')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()

/**
 * Parts two that became one: each gets back what was its own, changed meanwhile or not, and what came afterwards stays with
 * the one that went on. Answers why not where it cannot be done honestly. Needs the system actor.
 */
export const partEnterprises = async (
  tx: Tx,
  by: Person,
  clock: Clock,
  tenantId: string,
  mergeId: string,
): Promise<'done' | 'unknown' | 'too_late' | 'changed' | 'claimed'> => {
  const at = clock.now()
  const merge = await selectMerge(tx, tenantId, mergeId)
  if (merge === undefined) return 'unknown'
  const kept = await selectById(tx, tenantId)
  const other = await selectById(tx, merge.other_id)
  if (!isOpen(merge.merged_at, at)) return 'too_late'
  if (kept.claimed_at !== null && Temporal.Instant.compare(kept.claimed_at, merge.merged_at) > 0)
    return 'claimed'
  if (merge.taken.length > 0 && kept.version !== merge.version) return 'changed'
  await goBack(tx, merge.moved as unknown as Moved, tenantId, merge.other_id)
  await exchange(tx, [kept, other], merge.taken as DetailKey[])
  await tx.deleteFrom('directory.slugs').where('slug', '=', merge.other_id).execute()
  if (merge.number_moved) await handNumber(tx, tenantId, merge.other_id)
  await enterpriseMoves.go(
    tx,
    by,
    at,
    { tenantId: merge.other_id, id: merge.other_id },
    'enterprise_parted',
    {
      set: { published_at: merge.published_at, merged_into: null },
    },
  )
  await endOrganisation(tx, merge.other_id, null)
  await tx
    .updateTable('directory.offers')
    .set({ ended_at: null })
    .where('tenant_id', '=', merge.other_id)
    .where('ended_at', '=', merge.merged_at)
    .execute()
  // Unless somebody has confirmed it since.
  await tx
    .updateTable('directory.enterprises')
    .set({ confirmed_at: merge.confirmed_at, confirmed_by_itself: merge.confirmed_by_itself })
    .where('tenant_id', '=', tenantId)
    .where('confirmed_at', '=', older(merge.confirmed_at, other.confirmed_at))
    .execute()
  await tx
    .updateTable('directory.merges')
    .set({ undone_at: at })
    .where('tenant_id', '=', tenantId)
    .where('merge_id', '=', mergeId)
    .execute()
  await settle(tx, at, [tenantId, merge.other_id])
  await log(tx, by, at, tenantId, 'enterprise_gave_back', { other: merge.other_id })
  return 'done'
}
