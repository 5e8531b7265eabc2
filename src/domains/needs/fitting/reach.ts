import { categories } from '../../directory/public.ts'
import type { OpenNeed } from '../open/queries.ts'

/** What the register knows of where one of an enterprise's offers – or the enterprise itself – is delivered. */
export type Entry = {
  category: string | null
  municipality_code: string
  reach: readonly string[]
}

/** What an enterprise offers and where: for each kind, and all in all. */
export type Reach = {
  home: string
  kinds: ReadonlyMap<string, ReadonlySet<string>>
  all: ReadonlySet<string>
}

/** Undefined for an enterprise that the register does not show. */
export const reachOfEntries = (entries: readonly Entry[]): Reach | undefined => {
  const [first] = entries
  if (first === undefined) return undefined
  const kinds = new Map<string, Set<string>>()
  const all = new Set<string>()
  for (const entry of entries) {
    for (const code of entry.reach) all.add(code)
    if (entry.category === null) continue
    kinds.set(entry.category, (kinds.get(entry.category) ?? new Set<string>()).union(new Set(entry.reach)))
  }
  return { home: first.municipality_code, kinds, all }
}

/** Where a need is to be delivered: where it says, or the buyer's own municipality. */
export const placesOf = (need: Pick<OpenNeed, 'area' | 'home'>): string[] =>
  need.area.length > 0 ? need.area : need.home === null ? [] : [need.home]

/** How a need suits an enterprise: it fits, or how near it is. */
export type Fit = {
  fits: boolean
  /** The kind that they offer: the need's own, or one of its group. */
  offers: string | undefined
  sameKind: boolean
  /** One of the need's municipalities that they reach. */
  reaches: string | undefined
}

const groupOf = (category: string) => categories.get(category)?.group

export const fitOf = (need: Pick<OpenNeed, 'category' | 'area' | 'home'>, reach: Reach): Fit => {
  const places = placesOf(need)
  const own = reach.kinds.get(need.category)
  const group = groupOf(need.category)
  const sibling = [...reach.kinds.keys()].find(kind => group !== undefined && groupOf(kind) === group)
  // Home first: "you are in Bollnäs" says more than "you deliver there".
  const within = own ?? reach.all
  const reached =
    places.includes(reach.home) && within.has(reach.home) ? reach.home : places.find(p => within.has(p))
  return {
    fits: own !== undefined && reached !== undefined,
    offers: own ? need.category : sibling,
    sameKind: own !== undefined,
    reaches: reached,
  }
}
