import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'

/** False where somebody is booked there: they come first. */
export const deletePlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  placeId: string,
): Promise<boolean> => {
  await holdEnterprise(tx, tenantId)
  const { numDeletedRows } = await tx
    .deleteFrom('directory.places')
    .where('tenant_id', '=', tenantId)
    .where('place_id', '=', placeId)
    .where('booked', '=', 0)
    .where('held', '=', 0)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await audit(tx, by, at, { tenantId, action: 'place_removed', objectType: 'place', objectId: placeId })
  await refreshEntries(tx, at, tenantId)
  return true
}

/**
 * Whoever stands beside them says that the free places are as they were shown: `seen` holds each place with the version that was
 * on the page. Answers how many were confirmed; one that somebody changed meanwhile is not.
 */
export const confirmPlaces = async (
  tx: Tx,
  by: Actor & { kind: 'person' },
  at: Temporal.Instant,
  tenantId: string,
  seen: readonly { placeId: string; version: number }[],
): Promise<number> => {
  await holdEnterprise(tx, tenantId)
  let confirmed = 0
  for (const { placeId, version } of seen) {
    const { numUpdatedRows } = await tx
      .updateTable('directory.places')
      .set({ confirmed_at: at, confirmed_by: by.personId })
      .where('tenant_id', '=', tenantId)
      .where('place_id', '=', placeId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) continue
    confirmed++
    await audit(tx, by, at, { tenantId, action: 'place_confirmed', objectType: 'place', objectId: placeId })
  }
  await refreshEntries(tx, at, tenantId)
  return confirmed
}

type Take = 'hold' | 'book' | 'release_held' | 'release_booked'
const changes: Record<Take, { free: -1 | 0 | 1; held: -1 | 0 | 1; booked: -1 | 0 | 1 }> = {
  hold: { free: -1, held: 1, booked: 0 },
  book: { free: 0, held: -1, booked: 1 },
  release_held: { free: 1, held: -1, booked: 0 },
  release_booked: { free: 1, held: 0, booked: -1 },
}

/**
 * Takes one of the places for somebody, or gives it back, in the transaction of the booking (needs the system actor: whoever asks
 * belongs elsewhere). False where none is left: of two who take the last one at the same moment, the second sees so.
 */
export const takePlace = async (
  tx: Tx,
  at: Temporal.Instant,
  { tenantId, placeId }: { tenantId: string; placeId: string },
  take: Take,
): Promise<boolean> => {
  await holdEnterprise(tx, tenantId)
  const { free, held, booked } = changes[take]
  const { numUpdatedRows } = await tx
    .updateTable('directory.places')
    .set(e => ({
      free: e('free', '+', free),
      held: e('held', '+', held),
      booked: e('booked', '+', booked),
      // Whoever has the form open sees that the number is another now.
      version: e('version', '+', 1),
      updated_at: at,
    }))
    .where('tenant_id', '=', tenantId)
    .where('place_id', '=', placeId)
    .where(e => e(e('free', '+', free), '>=', 0))
    .where(e => e(e('held', '+', held), '>=', 0))
    .where(e => e(e('booked', '+', booked), '>=', 0))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await refreshEntries(tx, at, tenantId)
  return true
}
