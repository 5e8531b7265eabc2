import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { stored } from '../../../core/forms/stored.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { followed } from '../enterprises/followed.ts'
import { changeListed } from '../enterprises/listed.ts'
import type { PlaceData } from './schema.ts'

type PlaceKey = { tenantId: string; placeId: string }

const rows = stored('place', 'directory.places', 'place_id')

/** Stores a place under the one-time id of its form; the same form sent again changes nothing. */
export const insertPlace = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, placeId: id }: PlaceKey,
  data: PlaceData,
) =>
  changeListed(tx, at, tenantId, () =>
    rows.add(tx, by, at, { tenantId, id }, { ...followed(tenantId), ...data }),
  )

/** False when somebody else changed it after `version` was read; nothing is changed then. */
export const updatePlace = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { placeId: id, ...key }: PlaceKey & { version: number },
  data: PlaceData,
) => changeListed(tx, at, key.tenantId, () => rows.change(tx, by, at, { ...key, id }, data))

export const deletePlace = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  placeId: string,
): Promise<void> =>
  changeListed(tx, at, tenantId, async () => {
    await tx
      .deleteFrom('directory.places')
      .where('tenant_id', '=', tenantId)
      .where('place_id', '=', placeId)
      .execute()
    await audit(tx, by, at, { tenantId, action: 'place_removed', objectType: 'place', objectId: placeId })
  })
