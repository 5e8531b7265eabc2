import type { Tx } from '../../../kit/db/actor.ts'

/** One claim with its claimant, as its steward sees it. */
export const selectOptionalClaim = (tx: Tx, tenantId: string, claimId: string) =>
  tx
    .selectFrom('directory.claims')
    .select(['claim_id', 'person_id', 'message', 'made_at', 'state', 'claimant_name', 'claimant_email'])
    .where('tenant_id', '=', tenantId)
    .where('claim_id', '=', claimId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()

/** The reader's own latest claim on an enterprise. */
export const selectOwnClaim = (tx: Tx, tenantId: string, personId: string) =>
  tx
    .selectFrom('directory.claims')
    .select(['state', 'made_at', 'reason'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
