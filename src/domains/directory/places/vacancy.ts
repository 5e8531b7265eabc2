import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import type { Place } from '../enterprises/queries.ts'
import { placeRules } from '../policy.ts'

/** What may be said of a place today. Asked when it is read: a number decays by itself, without a job. */
export type Vacancy =
  | { is: 'free'; free: number }
  | { is: 'some' | 'meet_first' | 'ask_first' }
  | { is: 'full'; on: Temporal.PlainDate | null; many: number | null }

export type Told = Pick<Place, 'free' | 'free_as' | 'next_free_on' | 'next_free' | 'confirmed_at'>

/** The instant from which what was said of free places is too old to be called free (policy/places). */
export const tooOldFrom = (confirmedAt: Temporal.Instant): Temporal.Instant =>
  confirmedAt.add({ hours: 24 * placeRules.at(dayOf(confirmedAt)).ask_first_after_days })

export const vacancyOf = (place: Told, now: Temporal.Instant): Vacancy => {
  const { confirmed_at: said } = place
  if (said === null || Temporal.Instant.compare(tooOldFrom(said), now) <= 0) return { is: 'ask_first' }
  if (place.free_as !== 'number') return { is: place.free_as as 'some' | 'meet_first' }
  return place.free > 0
    ? { is: 'free', free: place.free }
    : { is: 'full', on: place.next_free_on, many: place.next_free }
}

/** Whether it is to be confirmed anew. */
export const isDue = ({ confirmed_at: said }: Told, now: Temporal.Instant): boolean =>
  said === null ||
  Temporal.Instant.compare(said.add({ hours: 24 * placeRules.at(dayOf(said)).confirm_every_days }), now) <= 0
