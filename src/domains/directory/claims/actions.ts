import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { forbidden } from '../../../kit/http/errors.ts'
import { followed } from '../enterprises/followed.ts'

type Person = Actor & { kind: 'person' }

/**
 * Somebody says that the enterprise is theirs. The constraint `claims_one_waiting` keeps one claim a person; the
 * enterprise's row is held, so that none is left waiting on one that is given away in the same moment (as the system).
 */
export const insertClaim = async (
  tx: Tx,
  by: Person,
  at: Temporal.Instant,
  tenantId: string,
  claim: { name: string; email: string; message: string },
) => {
  const unclaimed = await tx
    .selectFrom('directory.enterprises')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .where('claimed_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (unclaimed === undefined) throw forbidden()
  await tx
    .insertInto('directory.claims')
    .values({
      tenant_id: tenantId,
      ...followed(tenantId),
      person_id: by.personId,
      claimant_name: claim.name,
      claimant_email: claim.email,
      message: claim.message,
      made_at: at,
    })
    .execute()
  await audit(tx, by, at, { tenantId, action: 'claim_made', objectType: 'enterprise', objectId: tenantId })
}

/** Takes back one's own waiting claim; false when it has been decided already. */
export const withdrawClaim = async (
  tx: Tx,
  by: Person,
  at: Temporal.Instant,
  tenantId: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('directory.claims')
    .set({ state: 'withdrawn', decided_at: at })
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', by.personId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
