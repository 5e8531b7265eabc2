import type { Clock } from '../../kit/clock.ts'
import { type Actor, system, type Tx } from '../../kit/db/actor.ts'
import { holdsNow } from '../organisations/membership.ts'

type Started = { tenant_id: string; created_by: string | null; membership_id: string | null }

/** Who stands in the log of what an import does: whoever started it; the command line acts for nobody. */
export const starterOf = (made: Started, reason: string): Actor =>
  made.created_by === null
    ? system(reason)
    : {
        kind: 'person',
        personId: made.created_by,
        tenantId: made.tenant_id,
        membershipId: made.membership_id ?? '',
        role: 'importer',
      }

/** Whether the membership that started an import still holds. */
export const starterHolds = async (tx: Tx, clock: Clock, made: Started): Promise<boolean> => {
  if (made.membership_id === null) return false
  const found = await tx
    .selectFrom('core.memberships as m')
    .select('role')
    .where('tenant_id', '=', made.tenant_id)
    .where('membership_id', '=', made.membership_id)
    .where(holdsNow(clock))
    .executeTakeFirst()
  return found !== undefined
}
