import { categories } from '../../directory/public.ts'
import type { CategorySum } from './queries.ts'

/** A kind that is bought anyway: what of it social enterprises got, and how many of them deliver it here. */
export type Candidate = CategorySum & { reach: number }

/** Kinds that enterprises sell and that were bought in the period; first where somebody near can deliver what others now do. */
export const candidatesOf = (sums: readonly CategorySum[], reach: ReadonlyMap<string, number>): Candidate[] =>
  sums
    .filter(s => categories.has(s.category) && s.now_ore > 0)
    .map(s => ({ ...s, reach: reach.get(s.category) ?? 0 }))
    .sort(
      (a, b) =>
        Number(b.reach > 0) - Number(a.reach > 0) ||
        b.now_ore - b.social_ore - (a.now_ore - a.social_ore) ||
        a.category.localeCompare(b.category),
    )

export type Totals = {
  all: number
  before: number
  deliverable: number
  social: number
  socialBefore: number
  deliverableBefore: number
  unclassified: number
}

const sum = (rows: readonly CategorySum[], of: (row: CategorySum) => number) =>
  rows.reduce((n, row) => n + of(row), 0)

export const totalsOf = (sums: readonly CategorySum[]): Totals => {
  const kinds = sums.filter(s => categories.has(s.category))
  return {
    all: sum(sums, s => s.now_ore),
    before: sum(sums, s => s.before_ore),
    deliverable: sum(kinds, s => s.now_ore),
    deliverableBefore: sum(kinds, s => s.before_ore),
    social: sum(sums, s => s.social_ore),
    socialBefore: sum(sums, s => s.social_before_ore),
    unclassified: sum(
      sums.filter(s => s.category === ''),
      s => s.now_ore,
    ),
  }
}

export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
