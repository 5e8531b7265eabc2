import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { stored } from '../../../core/forms/stored.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'
import type { PlaceData } from './schema.ts'

type PlaceKey = { tenantId: string; placeId: string }
type Target = PlaceKey & { version: number }

const rows = stored('place', 'directory.places', 'place_id')

/** Stores a place under the one-time id of its form; the same form sent again changes nothing. */
export const insertPlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, placeId: id }: PlaceKey,
  data: PlaceData,
): Promise<void> => {
  await holdEnterprise(tx, tenantId)
  if (await rows.add(tx, by, at, { tenantId, id }, { ...followed(tenantId), ...data }))
    await refreshEntries(tx, dayOf(at), tenantId)
}

/** False when somebody else changed it after `version` was read; nothing is changed then. */
export const updatePlace = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, placeId: id, version }: Target,
  data: PlaceData,
): Promise<boolean> => {
  await holdEnterprise(tx, tenantId)
  const changed = await rows.change(tx, by, at, { tenantId, id, version }, data)
  if (changed) await refreshEntries(tx, dayOf(at), tenantId)
  return changed
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
  await audit(tx, by, at, { tenantId, action: 'place_removed', objectType: 'place', objectId: placeId })
  await refreshEntries(tx, dayOf(at), tenantId)
}
