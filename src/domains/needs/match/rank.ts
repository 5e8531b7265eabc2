import type { Temporal } from 'temporal-polyfill'
import { categories } from '../../directory/public.ts'
import { type Fact, factsOf, type Wanted } from './facts.ts'
import type { Supplier } from './queries.ts'
import { consortia, type Shortfall, shortfallOf, type Together } from './together.ts'

export type Matched = { supplier: Supplier; facts: Fact[]; fits: number }
export type Match = {
  able: Matched[]
  together: Together[]
  /** Several do a part, and no two or three of them are enough. */
  short: Shortfall | undefined
  close: Matched[]
}

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

/** Who can deliver a need, who could together, and who does something close and could grow into it. */
export const matchNeed = (
  suppliers: readonly Supplier[],
  wanted: Wanted,
  today: Temporal.PlainDate,
): Match => {
  const matched = suppliers
    .map((supplier): Matched => {
      const facts = factsOf(supplier, wanted, today)
      return { supplier, facts, fits: facts.filter(f => f.state === 'fits').length }
    })
    .sort(compare)
  const ofKind = matched.filter(m => stateOf(m, 'kind') === 'fits')
  const able = ofKind.filter(m => stateOf(m, 'area') !== 'not')
  const alone = able.some(
    m => stateOf(m, 'area') === 'fits' && ['fits', undefined].includes(stateOf(m, 'volume')),
  )
  const parts = alone ? [] : able.map(m => m.supplier)
  const together = consortia(parts, wanted)
  return {
    able,
    together,
    short: together.length > 0 ? undefined : shortfallOf(parts, wanted),
    close: matched.filter(m => !able.includes(m)),
  }
}
