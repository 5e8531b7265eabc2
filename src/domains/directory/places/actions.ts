import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'
import type { PlaceData } from './schema.ts'

const note = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  action: string,
  placeId: string,
) => {
  await audit(tx, by, at, { tenantId, action, objectType: 'place', objectId: placeId })
  await refreshEntries(tx, dayOf(at), tenantId)
}

type PlaceKey = { tenantId: string; placeId: string }
type Target = PlaceKey & { version: number }

/** Stores a place under the one-time id of its form; the same form sent again changes nothing. */
export const insertPlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, placeId }: PlaceKey,
  data: PlaceData,
): Promise<void> => {
  await holdEnterprise(tx, tenantId)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('directory.places')
    .values({ tenant_id: tenantId, place_id: placeId, ...followed(tenantId), ...data, updated_at: at })
    .onConflict(c => c.columns(['tenant_id', 'place_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 0n) await note(tx, by, at, tenantId, 'place_added', placeId)
}

/** False when somebody else changed it after `version` was read; nothing is changed then. */
export const updatePlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, placeId, version }: Target,
  data: PlaceData,
): Promise<boolean> => {
  await holdEnterprise(tx, tenantId)
  const { numUpdatedRows } = await tx
    .updateTable('directory.places')
    .set({ ...data, version: version + 1, updated_at: at })
    .where('tenant_id', '=', tenantId)
    .where('place_id', '=', placeId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await note(tx, by, at, tenantId, 'place_changed', placeId)
  return true
}

export const deletePlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  placeId: string,
): Promise<void> => {
  await holdEnterprise(tx, tenantId)
  await tx
    .deleteFrom('directory.places')
    .where('tenant_id', '=', tenantId)
    .where('place_id', '=', placeId)
    .execute()
  await note(tx, by, at, tenantId, 'place_removed', placeId)
}
