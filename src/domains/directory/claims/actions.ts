import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { moves } from '../../../core/moves/moves.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { forbidden, notFound } from '../../../kit/http/errors.ts'
import { followed } from '../enterprises/followed.ts'
import { log } from '../enterprises/log.ts'

type Person = Actor & { kind: 'person' }

/**
 * Somebody says that the enterprise is theirs. One of a person waits at a time; the
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
  const { numInsertedOrUpdatedRows } = await tx
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
    // Sent twice: the first one stands.
    .onConflict(c =>
      c.columns(['tenant_id', 'person_id']).where('state', '=', sql.lit('waiting')).doNothing(),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await log(tx, by, at, tenantId, 'claim_made')
}

/** A claim waits until it is answered or taken back. The log tells of it as of the enterprise and of who made it. */
export const claimMoves = moves(
  {
    noun: 'claim',
    table: 'directory.claims',
    id: 'claim_id',
    about: claim => ({ objectType: 'enterprise', objectId: claim.tenant_id, subjectId: claim.person_id }),
  },
  {
    claim_withdrawn: { from: ['waiting'], to: 'withdrawn' },
    claim_approved: { from: ['waiting'], to: 'approved' },
    claim_declined: { from: ['waiting'], to: 'declined' },
  },
)

/** Takes back one's own waiting claim. */
export const withdrawClaim = async (
  tx: Tx,
  by: Person,
  at: Temporal.Instant,
  tenantId: string,
): Promise<void> => {
  const claim = await tx
    .selectFrom('directory.claims')
    .select('claim_id')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', by.personId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (claim === undefined) throw notFound()
  const key = { tenantId, id: claim.claim_id }
  const done = await claimMoves.go(tx, by, at, key, 'claim_withdrawn', { set: { decided_at: at } })
  if (done === 'already') throw notFound()
}
