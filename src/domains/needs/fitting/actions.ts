import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'

type Of = { tenantId: string; personId: string }

/** Chooses the weekly mail about new needs, or leaves it; what was so already stays. */
export const setDigest = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, personId }: Of,
  wanted: boolean,
): Promise<void> => {
  const changed = wanted
    ? await tx
        .insertInto('needs.need_digests')
        .values({ tenant_id: tenantId, person_id: personId, chosen_at: at })
        .onConflict(c => c.columns(['tenant_id', 'person_id']).doNothing())
        .returning('person_id')
        .execute()
    : await tx
        .deleteFrom('needs.need_digests')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .returning('person_id')
        .execute()
  if (changed.length === 0) return
  await audit(tx, by, at, {
    tenantId,
    action: wanted ? 'need_digest_chosen' : 'need_digest_left',
    objectType: 'need_digest',
    subjectId: personId,
  })
}
