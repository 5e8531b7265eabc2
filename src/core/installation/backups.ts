import type { Temporal } from 'temporal-polyfill'
import { system, type Tx } from '../../kit/db/actor.ts'
import { audit } from '../audit/audit.ts'
import { operatorId } from '../organisations/operator.ts'

const action = 'backup_made'

/** Notes that a backup stands; it is not in that backup itself. */
export const noteBackup = (tx: Tx, at: Temporal.Instant) =>
  audit(tx, system('backup'), at, { tenantId: operatorId, action, objectType: 'installation' })

export const selectLastBackup = async (tx: Tx): Promise<Temporal.Instant | undefined> =>
  (
    await tx
      .selectFrom('core.audit')
      .select('at')
      .where('tenant_id', '=', operatorId)
      .where('action', '=', action)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.at
