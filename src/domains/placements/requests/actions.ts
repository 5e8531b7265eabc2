import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../../core/forms/stored.ts'
import { moves } from '../../../core/moves/moves.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { conflict, notFound } from '../../../kit/http/errors.ts'
import { type OpenPlace, openPlaces } from '../../directory/public.ts'
import type { Person, Wishes } from '../people/queries.ts'
import { placementMoves } from '../placements/moves.ts'
import type { Request } from './queries.ts'
import type { reasons } from './schema.ts'

const requestRows = stored('place_request', 'placements.requests', 'request_id')
const placementRows = stored('placement', 'placements.placements', 'placement_id')

const requestMoves = moves(
  { noun: 'place_request', table: 'placements.requests', id: 'request_id' },
  {
    place_promised: { from: ['asked', 'queued'], to: 'yes' },
    place_queued: { from: ['asked'], to: 'queued' },
    place_refused: { from: ['asked', 'queued'], to: 'no' },
    place_request_withdrawn: { from: ['asked', 'queued', 'yes'], to: 'withdrawn' },
    place_request_lapsed: { from: ['yes'], to: 'lapsed' },
  },
)

type Officer = Actor & { kind: 'person' }
type Subject = { person: Person; wishes: Wishes; place: OpenPlace; organisation: string }
type Asked = { starts_on: Temporal.PlainDate; ends_on: Temporal.PlainDate | null; contact: string }

/**
 * Asks an enterprise about a place for somebody: its own row says kind, days, hours and start, and the referrer's own says for whom.
 * Both are written here, under ids of their own (needs the system actor, since they belong to two). `requestId` is the form's; answers
 * the placement's id.
 */
export const askAboutPlace = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  requestId: string,
  { person, wishes, place, organisation }: Subject,
  asked: Asked,
): Promise<string> => {
  const { days, from_minute, to_minute, minutes_a_day } = wishes
  const both = {
    place_id: place.place_id,
    kind: place.kind,
    days,
    from_minute,
    to_minute,
    minutes_a_day,
    starts_on: asked.starts_on,
    ends_on: asked.ends_on,
  }
  const answerBy = dayOf(at).add({ days: openPlaces.rules.at(dayOf(at)).answer_within_days })
  const added = await requestRows.add(
    tx,
    by,
    at,
    { tenantId: place.tenant_id, id: requestId },
    {
      ...both,
      referrer_id: person.tenant_id,
      referrer_area: person.area_id,
      referrer: organisation,
      contact: asked.contact,
      asked_at: at,
      answer_by: answerBy,
    },
  )
  // Sent before: it is there.
  if (!added) return (await pairOf(tx, { referrer_id: person.tenant_id, request_id: requestId })).placement_id
  const placementId = randomUUID()
  await placementRows.add(
    tx,
    by,
    at,
    { tenantId: person.tenant_id, id: placementId },
    {
      ...both,
      person_id: person.person_id,
      area_id: person.area_id,
      officers: person.officers,
      owner_id: person.owner_id,
      enterprise_id: place.tenant_id,
      enterprise_name: place.name,
      request_id: requestId,
      next_what: 'answer',
      next_on: answerBy,
      created_at: at,
    },
  )
  return placementId
}

/** The referrer's row of the pair, held. */
const pairOf = (tx: Tx, { referrer_id, request_id }: Pick<Request, 'referrer_id' | 'request_id'>) =>
  tx
    .selectFrom('placements.placements')
    .select(['tenant_id', 'placement_id', 'owner_id'])
    .where('tenant_id', '=', referrer_id)
    .where('request_id', '=', request_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(notFound)

type Answer = {
  answer: 'yes' | 'queued' | 'no'
  meet_first?: boolean | undefined
  reason: (typeof reasons)[number] | null
}
const answers = {
  yes: ['place_promised', 'place_accepted'],
  queued: ['place_queued', 'place_put_in_queue'],
  no: ['place_refused', 'place_declined'],
} as const

/**
 * The enterprise's answer, told to the referrer in the same transaction (needs the system actor). A yes takes a place, and is refused
 * where none is left any more: two questions may wait for the last one. Answered already: nothing changes.
 */
export const answerRequest = async (
  tx: Tx,
  by: Actor & { kind: 'person' },
  at: Temporal.Instant,
  request: Request,
  { answer, meet_first = false, reason }: Answer,
): Promise<'done' | 'already' | 'full'> => {
  const today = dayOf(at)
  const key = { tenantId: request.tenant_id, id: request.request_id }
  const heldUntil = today.add({ days: openPlaces.rules.at(today).hold_days })
  const [move, told] = answers[answer]
  const place = { tenantId: request.tenant_id, placeId: request.place_id }
  // Whoever stands behind a number of free places gives one of them; "some" and "meet first" promise by hand.
  if (answer === 'yes' && request.free_as === 'number' && !(await openPlaces.take(tx, at, place, 'hold')))
    return 'full'
  const done = await requestMoves.go(tx, by, at, key, move, {
    set: {
      answered_at: at,
      answered_by: by.personId,
      meet_first,
      reason: answer === 'no' ? reason : null,
      held_until: answer === 'yes' ? heldUntil : null,
    },
  })
  // Somebody was first: what was just held is given back with the transaction.
  if (done === 'already') throw conflict()
  const pair = await pairOf(tx, request)
  const next = { yes: ['refer', heldUntil], queued: ['queue', null], no: ['look_again', today] } as const
  const [next_what, next_on] = next[answer]
  await placementMoves.go(tx, by, at, { tenantId: pair.tenant_id, id: pair.placement_id }, told, {
    set: { next_what, next_on },
  })
  return 'done'
}

/** What the enterprise was told of who comes is gone, with its row. */
export const forgetHost = (tx: Tx, { tenantId, id }: { tenantId: string; id: string }) =>
  tx
    .deleteFrom('placements.host_views')
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', id)
    .execute()

/** The referrer takes the question back, before or after the answer: what was held is free again. Needs the system actor. */
export const withdrawRequest = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  placement: { tenant_id: string; placement_id: string; enterprise_id: string; request_id: string },
): Promise<'done' | 'already'> => {
  const own = { tenantId: placement.tenant_id, id: placement.placement_id }
  const done = await placementMoves.go(tx, by, at, own, 'placement_withdrawn', {
    set: { next_what: null, next_on: null },
  })
  if (done === 'already') return 'already'
  const request = await tx
    .selectFrom('placements.requests')
    .select(['tenant_id', 'request_id', 'place_id', 'state', 'held_until'])
    .where('tenant_id', '=', placement.enterprise_id)
    .where('request_id', '=', placement.request_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(notFound)
  const key = { tenantId: request.tenant_id, id: request.request_id }
  await requestMoves.go(tx, by, at, key, 'place_request_withdrawn', { set: { held_until: null } })
  await forgetHost(tx, key)
  if (request.held_until !== null)
    await openPlaces.take(tx, at, { tenantId: request.tenant_id, placeId: request.place_id }, 'release_held')
  return 'done'
}

/** Held as long as was said, and nobody came: the place is free again. A placement that went on keeps its place. Needs the system actor. */
export const lapseRequest = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, requestId }: { tenantId: string; requestId: string },
): Promise<void> => {
  const request = await tx
    .selectFrom('placements.requests')
    .select(['tenant_id', 'request_id', 'place_id', 'referrer_id', 'held_until'])
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'yes')
    .where('held_until', '<', dayOf(at))
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (request === undefined) return
  const pair = await pairOf(tx, request)
  const own = { tenantId: pair.tenant_id, id: pair.placement_id }
  const set = { next_what: 'look_again', next_on: dayOf(at) }
  if ((await placementMoves.go(tx, by, at, own, 'place_lapsed', { set })) === 'already') return
  const key = { tenantId, id: requestId }
  await requestMoves.go(tx, by, at, key, 'place_request_lapsed', { set: { held_until: null } })
  await openPlaces.take(tx, at, { tenantId, placeId: request.place_id }, 'release_held')
}
