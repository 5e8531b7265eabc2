import { capacityOf, perYear, type Wanted } from './facts.ts'
import type { Supplier } from './queries.ts'

/** Two or three that each do a part. */
export type Together = { suppliers: Supplier[]; places: number; perYear: number | null }
/** Why no two or three are enough. */
export type Shortfall = {
  /** How much of the amount the largest manage together, in whole per cent; null where nobody can tell. */
  share: number | null
  /** How many those largest are: at most three. */
  largest: number
  /** Of the places, as many as any two or three reach. */
  places: number
  of: number
  /** Enterprises that have not said how much they manage, where an amount is asked for. */
  silent: number
}

const mostCombined = 12
const mostShown = 3

const subsets = (all: readonly Supplier[], size: 2 | 3): Supplier[][] =>
  all.flatMap((a, i) =>
    size === 2
      ? all.slice(i + 1).map(b => [a, b])
      : all.slice(i + 1).flatMap((b, j) => all.slice(i + j + 2).map(c => [a, b, c])),
  )

const capacity = (supplier: Supplier, wanted: Wanted) =>
  capacityOf(
    supplier.offers.filter(o => o.category === wanted.category),
    wanted.amount_unit,
  )

const placesOf = (suppliers: readonly Supplier[], wanted: Wanted) =>
  wanted.area.filter(code => suppliers.some(s => s.serves.includes(code))).length

const added = (numbers: readonly number[]) => numbers.reduce((n, m) => n + m, 0)

/** Those who manage most, the largest first; who has not said how much is not among them. */
const largestFirst = (suppliers: readonly Supplier[], wanted: Wanted) =>
  suppliers
    .flatMap(supplier => {
      const makes = capacity(supplier, wanted)
      return makes === null ? [] : [{ supplier, makes }]
    })
    .sort((a, b) => b.makes - a.makes)

/** Whom to combine: the first of the order and the largest, so that nobody is said to be too small who was not tried. */
const poolOf = (suppliers: readonly Supplier[], wanted: Wanted): Supplier[] => {
  const largest = largestFirst(suppliers, wanted).slice(0, mostCombined)
  return [...new Set([...suppliers.slice(0, mostCombined), ...largest.map(l => l.supplier)])]
}

/** Whether they together reach every place and make enough. */
const asOne = (suppliers: Supplier[], wanted: Wanted): Together | undefined => {
  const places = placesOf(suppliers, wanted)
  if (places < wanted.area.length) return undefined
  const need = perYear(wanted.amount, wanted.amount_per)
  const each = suppliers.map(s => capacity(s, wanted))
  const total = each.some(c => c === null) ? null : added(each.map(c => c ?? 0))
  if (need !== null && (total === null || total < need)) return undefined
  return { suppliers, places, perYear: need === null ? null : total }
}

/** The fewest that manage together, where nobody manages alone. */
export const consortia = (partial: readonly Supplier[], wanted: Wanted): Together[] => {
  const pool = poolOf(partial, wanted)
  for (const size of [2, 3] as const) {
    const found = subsets(pool, size)
      .map(members => asOne(members, wanted))
      .filter(t => t !== undefined)
    if (found.length > 0) return found.sort((a, b) => km(a) - km(b)).slice(0, mostShown)
  }
  return []
}
const km = ({ suppliers }: Together) => added(suppliers.map(s => s.km))

/** What is lacking when no two or three of several are enough. */
export const shortfallOf = (partial: readonly Supplier[], wanted: Wanted): Shortfall | undefined => {
  if (partial.length < 2) return undefined
  const need = perYear(wanted.amount, wanted.amount_per)
  const known = largestFirst(partial, wanted)
  const largest = known.slice(0, 3)
  const groups = subsets(poolOf(partial, wanted), partial.length === 2 ? 2 : 3)
  return {
    share:
      need === null || largest.length === 0
        ? null
        : Math.floor((added(largest.map(l => l.makes)) / need) * 100),
    largest: largest.length,
    places: Math.max(...groups.map(group => placesOf(group, wanted))),
    of: wanted.area.length,
    silent: need === null ? 0 : partial.length - known.length,
  }
}
