import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import type { Json } from '../../../kit/db/types.ts'

/** Writes down what was done with an enterprise or what belongs to it. */
export const log = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  action: string,
  detail: Json = {},
) => audit(tx, by, at, { tenantId, action, objectType: 'enterprise', objectId: tenantId, detail })
