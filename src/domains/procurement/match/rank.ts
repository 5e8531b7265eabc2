import type { Temporal } from 'temporal-polyfill'
import { categories } from '../../directory/public.ts'
import { capacityOf, type Fact, factsOf, perYear, type Wanted } from './facts.ts'
import type { Supplier } from './queries.ts'

export type Matched = { supplier: Supplier; facts: Fact[]; fits: number }
/** Two or three that each do a part. */
export type Together = { suppliers: Supplier[]; places: number; perYear: number | null }
export type Match = { able: Matched[]; together: Together[]; close: Matched[] }

/** Kinds of the same group: who does one of them is near to another. */
export const kindsLike = (category: string): string[] => {
  const group = categories.get(category)?.group
  return [...categories.values()].filter(c => c.group === group && c.key !== category).map(c => c.key)
}

/**
 * The order, as the page tells it: how many of the need's conditions fit, then how few do not, then who is nearest, then
 * the name. Nothing else weighs in.
 */
const compare = (a: Matched, b: Matched): number =>
  b.fits - a.fits ||
  misses(a) - misses(b) ||
  a.supplier.km - b.supplier.km ||
  a.supplier.name.localeCompare(b.supplier.name, 'sv')
const misses = ({ facts }: Matched) => facts.filter(f => f.state === 'not').length

const stateOf = (matched: Matched, key: Fact['key']) => matched.facts.find(f => f.key === key)?.state

const mostCombined = 8
const mostShown = 3

const subsets = (all: readonly Matched[], size: 2 | 3): Matched[][] =>
  all.flatMap((a, i) =>
    size === 2
      ? all.slice(i + 1).map(b => [a, b])
      : all.slice(i + 1).flatMap((b, j) => all.slice(i + j + 2).map(c => [a, b, c])),
  )

/** Whether they together reach every place and make enough – and none of them is there for nothing. */
const asOne = (members: readonly Matched[], wanted: Wanted): Together | undefined => {
  const suppliers = members.map(m => m.supplier)
  const places = wanted.area.filter(code => suppliers.some(s => s.serves.includes(code))).length
  if (places < wanted.area.length) return undefined
  const need = perYear(wanted.amount, wanted.amount_per)
  const each = suppliers.map(s =>
    capacityOf(
      s.offers.filter(o => o.category === wanted.category),
      wanted.amount_unit,
    ),
  )
  const total = each.some(c => c === null) ? null : each.reduce((n: number, c) => n + (c ?? 0), 0)
  if (need !== null && (total === null || total < need)) return undefined
  return { suppliers, places, perYear: need === null ? null : total }
}

/** The fewest that manage together, where nobody manages alone. */
const consortia = (partial: readonly Matched[], wanted: Wanted): Together[] => {
  const pool = partial.slice(0, mostCombined)
  for (const size of [2, 3] as const) {
    const found = subsets(pool, size)
      .map(members => asOne(members, wanted))
      .filter(t => t !== undefined)
    if (found.length > 0) return found.sort((a, b) => sum(a) - sum(b)).slice(0, mostShown)
  }
  return []
}
const sum = ({ suppliers }: Together) => suppliers.reduce((n, s) => n + s.km, 0)

/** Who can deliver a need, who could together, and who does something close and could grow into it. */
export const matchNeed = (
  suppliers: readonly Supplier[],
  wanted: Wanted,
  today: Temporal.PlainDate,
  isFresh: (confirmed: Temporal.Instant) => boolean,
): Match => {
  const matched = suppliers
    .map((supplier): Matched => {
      const facts = factsOf(supplier, wanted, today, isFresh)
      return { supplier, facts, fits: facts.filter(f => f.state === 'fits').length }
    })
    .sort(compare)
  const ofKind = matched.filter(m => stateOf(m, 'kind') === 'fits')
  const able = ofKind.filter(m => stateOf(m, 'area') !== 'not')
  const alone = able.some(
    m => stateOf(m, 'area') === 'fits' && ['fits', undefined].includes(stateOf(m, 'volume')),
  )
  return {
    able,
    together: alone ? [] : consortia(able, wanted),
    close: matched.filter(m => !able.includes(m)),
  }
}
