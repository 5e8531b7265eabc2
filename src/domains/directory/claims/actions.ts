import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { followed } from '../enterprises/followed.ts'

type Person = Actor & { kind: 'person' }

/** Somebody says that the enterprise is theirs. The constraint `claims_one_waiting` keeps one claim a person. */
export const insertClaim = async (
  tx: Tx,
  by: Person,
  at: Temporal.Instant,
  tenantId: string,
  claim: { name: string; email: string; message: string },
) => {
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

type Decision = { tenantId: string; claimId: string; approve: boolean; reason: string }

/**
 * The steward decides. Approved: the claimant becomes the enterprise's manager and its data is its own. Needs the system
 * actor (the membership is another tenant's); `by` is who decided. False when the claim no longer waits.
 */
export const decideClaim = async (
  tx: Tx,
  by: Person,
  clock: Clock,
  { tenantId, claimId, approve, reason }: Decision,
): Promise<{ personId: string } | false> => {
  const at = clock.now()
  const claim = await tx
    .updateTable('directory.claims')
    .set({ state: approve ? 'approved' : 'declined', decided_at: at, decided_by: by.personId, reason })
    .where('tenant_id', '=', tenantId)
    .where('claim_id', '=', claimId)
    .where('state', '=', 'waiting')
    .returning('person_id')
    .executeTakeFirst()
  if (claim === undefined) return false
  await audit(tx, by, at, {
    tenantId,
    action: approve ? 'claim_approved' : 'claim_declined',
    objectType: 'enterprise',
    objectId: tenantId,
    subjectId: claim.person_id,
  })
  if (approve) {
    await tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: at })
      .where('tenant_id', '=', tenantId)
      .where('claimed_at', 'is', null)
      .execute()
    await addMembership(tx, by, clock, { tenantId, personId: claim.person_id, role: 'enterprise_manager' })
  }
  return { personId: claim.person_id }
}
