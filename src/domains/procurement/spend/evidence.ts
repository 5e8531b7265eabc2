import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'

const words = z.object({ strong: z.array(z.string()).default([]), weak: z.array(z.string()).default([]) })
const none = { strong: [], weak: [] }
const vocabulary = readYaml(
  'data/ledger-words.yaml',
  z.array(
    z.object({
      category: z.string(),
      sni: z.array(z.string()).default([]),
      account: words.default(none),
      supplier: words.default(none),
      not: z.array(z.string()).default([]),
    }),
  ),
)

type Pattern = {
  category: string
  strong: boolean
  inside: boolean
  whole: boolean
  parts: string[]
  text: string
}

/** Short patterns are whole words: "el" is electricity, "elever" are pupils. */
const shortest = 4
const patternOf = (category: string, strong: boolean, written: string): Pattern => {
  const inside = written.startsWith('*')
  const text = inside ? written.slice(1) : written
  return {
    category,
    strong,
    inside,
    whole: !inside && text.length < shortest,
    parts: text.split(/[ -]+/),
    text,
  }
}
const patternsOf = (side: 'account' | 'supplier'): Pattern[] =>
  vocabulary.flatMap(v => [
    ...v[side].strong.map(w => patternOf(v.category, true, w)),
    ...v[side].weak.map(w => patternOf(v.category, false, w)),
  ])
const patterns = { account: patternsOf('account'), supplier: patternsOf('supplier') }
const taken = new Map(vocabulary.map(v => [v.category, v.not]))
const bySni = new Map<string, string[]>()
for (const { category, sni } of vocabulary)
  for (const code of sni) bySni.set(code, [...(bySni.get(code) ?? []), category])

/** "6075 Städtj., FÖNSTERPUTS" → ["6075", "städtj", "fönsterputs"] */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\d]+/gu) ?? []

/** A kind that a text speaks for: the word that does, and whether it does so alone. */
export type Sign = { category: string; strong: boolean; word: string }

const begins = (word: string, part: string, { inside, whole }: Pattern) =>
  whole ? word === part : inside ? word.includes(part) : word.startsWith(part)

const found = (pattern: Pattern, said: readonly string[]): string | undefined => {
  const not = taken.get(pattern.category) ?? []
  const at = said.findIndex(
    (word, i) =>
      !not.some(n => word.startsWith(n)) &&
      pattern.parts.every((part, j) => begins(said[i + j] ?? '', part, pattern)),
  )
  return at < 0 ? undefined : said.slice(at, at + pattern.parts.length).join(' ')
}

/** What a text speaks for, the longest pattern first: one sign a kind, its strongest. */
const signsIn = (side: 'account' | 'supplier', text: string): Sign[] => {
  const said = wordsOf(text)
  const hits = patterns[side]
    .map(pattern => ({ pattern, word: found(pattern, said) }))
    .filter((hit): hit is { pattern: Pattern; word: string } => hit.word !== undefined)
    .sort(
      (a, b) =>
        Number(b.pattern.strong) - Number(a.pattern.strong) || b.pattern.text.length - a.pattern.text.length,
    )
  const signs = new Map<string, Sign>()
  for (const { pattern, word } of hits) {
    if (!signs.has(pattern.category))
      signs.set(pattern.category, { category: pattern.category, strong: pattern.strong, word })
  }
  return [...signs.values()]
}

/** The same few hundred account texts come back for every supplier. */
const accounts = new Map<string, Sign[]>()
export const accountSigns = (text: string): Sign[] => {
  const known = accounts.get(text)
  if (known) return known
  const signs = signsIn('account', text)
  if (accounts.size > 20_000) accounts.clear()
  accounts.set(text, signs)
  return signs
}

export const supplierSigns = (name: string, sni: string | null): Sign[] => {
  const signs = signsIn('supplier', name)
  const industry = (bySni.get(sni ?? '') ?? []).filter(c => !signs.some(s => s.category === c))
  return [...signs, ...industry.map(category => ({ category, strong: false, word: `SNI ${sni}` }))]
}
