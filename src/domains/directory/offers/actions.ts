import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../../core/forms/stored.ts'
import { moves } from '../../../core/moves/moves.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import { followed } from '../enterprises/followed.ts'
import { changeListed } from '../enterprises/listed.ts'
import type { OfferData } from './schema.ts'

/** The CPV code is a real one or it is refused: the foreign key decides. */
export const isUnknownCpv = (error: unknown): boolean => brokenConstraint(error) === 'offers_cpv_fkey'

type OfferKey = { tenantId: string; offerId: string }

const rows = stored('offer', 'directory.offers', 'offer_id')

/** Stores an offer under the one-time id of its form; the same form sent again changes nothing. */
export const insertOffer = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, offerId: id }: OfferKey,
  data: OfferData,
) =>
  changeListed(tx, at, tenantId, () =>
    rows.add(tx, by, at, { tenantId, id }, { ...followed(tenantId), ...data }),
  )

/** False when it was changed after `version` was read; nothing is changed then. */
export const updateOffer = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { offerId: id, ...key }: OfferKey & { version: number },
  data: OfferData,
) => changeListed(tx, at, key.tenantId, () => rows.change(tx, by, at, { ...key, id }, data))

const offerMoves = moves(
  { noun: 'offer', table: 'directory.offers', id: 'offer_id' },
  { offer_ended: { mark: 'ended_at', back: 'offer_restored' } },
)

/** Takes an offer out of the register, or puts it back (undo); nothing is deleted. */
export const moveOffer = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, offerId: id }: OfferKey,
  move: 'offer_ended' | 'offer_restored',
) => changeListed(tx, at, tenantId, () => offerMoves.go(tx, by, at, { tenantId, id }, move))
