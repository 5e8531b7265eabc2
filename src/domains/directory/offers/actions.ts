import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../../core/forms/stored.ts'
import { moves } from '../../../core/moves/moves.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { refreshEntries } from '../search/entries.ts'
import type { OfferData } from './schema.ts'

/** The CPV code is a real one or it is refused: the foreign key decides. */
export const isUnknownCpv = (error: unknown): boolean => brokenConstraint(error) === 'offers_cpv_fkey'

type OfferKey = { tenantId: string; offerId: string }
type Target = OfferKey & { version: number }

const rows = stored('offer', 'directory.offers', 'offer_id')

/** Stores an offer under the one-time id of its form; the same form sent again changes nothing. */
export const insertOffer = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, offerId: id }: OfferKey,
  data: OfferData,
): Promise<void> => {
  await holdEnterprise(tx, tenantId)
  if (await rows.add(tx, by, at, { tenantId, id }, { ...followed(tenantId), ...data }))
    await refreshEntries(tx, dayOf(at), tenantId)
}

/** False when it was changed after `version` was read; nothing is changed then. */
export const updateOffer = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, offerId: id, version }: Target,
  data: OfferData,
): Promise<boolean> => {
  await holdEnterprise(tx, tenantId)
  const changed = await rows.change(tx, by, at, { tenantId, id, version }, data)
  if (changed) await refreshEntries(tx, dayOf(at), tenantId)
  return changed
}

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
  if (done === 'done') await refreshEntries(tx, dayOf(at), tenantId)
  return done
}
