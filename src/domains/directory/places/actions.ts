import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'

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
  await refreshEntries(tx, at, tenantId)
}
