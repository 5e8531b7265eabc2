import type { OpenPlace } from '../../directory/public.ts'
import type { Wishes } from '../people/queries.ts'

/** What a place is held against; those that the person has said nothing of are left out. */
export const conditions = ['times', 'distance', 'tasks', 'adaptations', 'languages', 'access'] as const
export type Condition = (typeof conditions)[number]
export type Fit = { condition: Condition; is: 'yes' | 'no' | 'unknown'; lacks: readonly string[] }

type Asked = Pick<
  Wishes,
  | 'days'
  | 'from_minute'
  | 'to_minute'
  | 'minutes_a_day'
  | 'most_km'
  | 'tasks'
  | 'adaptations'
  | 'languages'
  | 'access'
>

const without = (wanted: readonly string[], there: readonly string[]) =>
  wanted.filter(one => !there.includes(one))

/** A place that says nothing is not known to lack anything. */
const allOf = (condition: Condition, wanted: readonly string[], there: readonly string[]): Fit => {
  const lacks = without(wanted, there)
  if (there.length === 0) return { condition, is: 'unknown', lacks: [] }
  return { condition, is: lacks.length === 0 ? 'yes' : 'no', lacks }
}
const oneOf = (condition: Condition, wanted: readonly string[], there: readonly string[]): Fit => {
  if (there.length === 0) return { condition, is: 'unknown', lacks: [] }
  const isThere = wanted.some(one => there.includes(one))
  return { condition, is: isThere ? 'yes' : 'no', lacks: isThere ? [] : wanted }
}

/** Whether as many hours as wanted lie within the times of both. */
const hoursFit = (asked: Asked, place: OpenPlace): boolean | undefined => {
  if (place.from_minute === null || place.to_minute === null) return undefined
  const from = Math.max(asked.from_minute ?? 0, place.from_minute)
  const to = Math.min(asked.to_minute ?? 1440, place.to_minute)
  return to - from >= (asked.minutes_a_day ?? 60)
}

const times = (asked: Asked, place: OpenPlace): Fit => {
  const lacks = without(asked.days, place.days)
  const hours = hoursFit(asked, place)
  if (place.days.length > 0 && lacks.length > 0) return { condition: 'times', is: 'no', lacks }
  if (hours === false) return { condition: 'times', is: 'no', lacks: [] }
  const isSaid = place.days.length > 0 && hours !== undefined
  return { condition: 'times', is: isSaid ? 'yes' : 'unknown', lacks: [] }
}

const distance = (asked: Asked, { km }: OpenPlace): Fit => ({
  condition: 'distance',
  is: km === null ? 'unknown' : km <= (asked.most_km ?? 0) ? 'yes' : 'no',
  lacks: [],
})

/** A place held against the facts that matter, one by one. Nothing is weighed, and nothing is said of the person. */
export const fitsOf = (asked: Asked, place: OpenPlace): Fit[] => [
  times(asked, place),
  ...(asked.most_km === null ? [] : [distance(asked, place)]),
  ...(asked.tasks.length === 0 ? [] : [oneOf('tasks', asked.tasks, place.tasks)]),
  ...(asked.adaptations.length === 0 ? [] : [allOf('adaptations', asked.adaptations, place.adaptations)]),
  ...(asked.languages.length === 0 ? [] : [oneOf('languages', asked.languages, place.languages)]),
  ...(asked.access.length === 0 ? [] : [allOf('access', asked.access, place.access)]),
]

export type Compared = { place: OpenPlace; fits: Fit[] }
export type Groups = {
  all: Compared[]
  /** But for one thing that is not so, or that nobody has said. */
  butOne: Compared[]
  /** How many places each condition rules out, of those that fit neither: why something expected is not here. */
  ruledOut: { condition: Condition; count: number }[]
}

/** In groups by words, each as it came: the nearest first. */
export const compare = (asked: Asked, places: readonly OpenPlace[]): Groups => {
  const compared = places.map(place => ({ place, fits: fitsOf(asked, place) }))
  const missing = ({ fits }: Compared) => fits.filter(fit => fit.is !== 'yes').length
  const rest = compared.filter(one => missing(one) > 1)
  return {
    all: compared.filter(one => missing(one) === 0),
    butOne: compared.filter(one => missing(one) === 1),
    ruledOut: conditions
      .map(condition => ({
        condition,
        count: rest.filter(({ fits }) => fits.some(fit => fit.condition === condition && fit.is === 'no'))
          .length,
      }))
      .filter(({ count }) => count > 0),
  }
}
