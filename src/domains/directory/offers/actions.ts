import type { Temporal } from 'temporal-polyfill'
import { moves } from '../../../core/moves/moves.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'

/** The CPV code is a real one or it is refused: the foreign key decides. */
export const isUnknownCpv = (error: unknown): boolean => brokenConstraint(error) === 'offers_cpv_fkey'

type OfferKey = { tenantId: string; offerId: string }
const offerMoves = moves(
  { noun: 'offer', table: 'directory.offers', id: 'offer_id' },
  { offer_ended: { mark: 'ended_at', back: 'offer_restored' } },
)

/** Takes an offer out of the register, or puts it back (undo); nothing is deleted. */
export const moveOffer = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, offerId }: OfferKey,
  move: 'offer_ended' | 'offer_restored',
) => {
  await holdEnterprise(tx, tenantId)
  const done = await offerMoves.go(tx, by, at, { tenantId, id: offerId }, move)
  if (done === 'done') await refreshEntries(tx, at, tenantId)
  return done
}
