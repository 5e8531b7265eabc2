import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'

const list = z.array(z.string()).default([])
const words = z.object({ sure: list, strong: list, soft: list, weak: list })
const none = { sure: [], strong: [], soft: [], weak: [] }
const vocabulary = readYaml(
  'data/ledger-words.yaml',
  z.array(
    z.object({
      category: z.string(),
      general: z.boolean().default(false),
      sni: list,
      account: words.default(none),
      supplier: words.default(none),
      not: z.array(z.string()).default([]),
    }),
  ),
)

/** How loud a sign is: whatever else is said; alone enough; enough unless the other side says otherwise; only together with the other side. */
export type Level = 'sure' | 'strong' | 'soft' | 'weak'
const rank: Record<Level, number> = { sure: 3, strong: 2, soft: 1, weak: 0 }

type Where = 'begin' | 'end' | 'inside' | 'whole'
type Pattern = { category: string; level: Level; where: Where; parts: string[]; size: number }

/** Short patterns are whole words: "el" is electricity, "elever" are pupils. */
const shortest = 4
const whereOf = (written: string, text: string): Where => {
  if (written.startsWith('*')) return written.endsWith('*') ? 'inside' : 'end'
  return written.endsWith('*') || text.length >= shortest ? 'begin' : 'whole'
}
const patternOf = (category: string, level: Level, written: string): Pattern => {
  const text = written.replaceAll('*', '')
  return { category, level, where: whereOf(written, text), parts: text.split(/[ -]+/), size: text.length }
}
const levels = ['sure', 'strong', 'soft', 'weak'] as const
const patternsOf = (side: 'account' | 'supplier'): Pattern[] =>
  vocabulary.flatMap(v => levels.flatMap(level => v[side][level].map(w => patternOf(v.category, level, w))))
const patterns = { account: patternsOf('account'), supplier: patternsOf('supplier') }
const taken = new Map(vocabulary.map(v => [v.category, v.not]))
/** Kinds whose words others' texts hold too: "städning av toaletter", "tvätt av arbetskläder". */
const general = new Set(vocabulary.filter(v => v.general).map(v => v.category))
const bySni = new Map<string, string[]>()
for (const { category, sni } of vocabulary)
  for (const code of sni) bySni.set(code, [...(bySni.get(code) ?? []), category])

/** "6075 Städtj., FÖNSTERPUTS" → ["6075", "städtj", "fönsterputs"] */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\d]+/gu) ?? []

/** A kind that a text speaks for: how loudly, by which words, and how much of a word was recognised. */
export type Sign = {
  category: string
  level: Level
  word: string
  size: number
  at: number
  general: boolean
}

const fits: Record<Where, (word: string, part: string) => boolean> = {
  begin: (word, part) => word.startsWith(part),
  end: (word, part) => word.endsWith(part),
  inside: (word, part) => word.includes(part),
  whole: (word, part) => word === part,
}

const placeOf = (pattern: Pattern, said: readonly string[]): number => {
  const not = taken.get(pattern.category) ?? []
  return said.findIndex(
    (word, i) =>
      pattern.parts.every((part, j) => fits[pattern.where](said[i + j] ?? '', part)) &&
      !not.some(n => word.startsWith(n)),
  )
}

/** What a text speaks for, the loudest and then the longest first: one sign a kind. */
const signsIn = (side: 'account' | 'supplier', text: string): Sign[] => {
  const said = wordsOf(text)
  const whole = said.join(' ')
  const hits = patterns[side]
    // Most patterns have nothing in a text: seen at once, before its words are looked at one by one.
    .filter(pattern => whole.includes(pattern.parts[0] ?? ''))
    .map(pattern => ({ pattern, at: placeOf(pattern, said) }))
    .filter(hit => hit.at >= 0)
    .sort(
      (a, b) =>
        rank[b.pattern.level] - rank[a.pattern.level] ||
        Number(general.has(a.pattern.category)) - Number(general.has(b.pattern.category)) ||
        b.pattern.size - a.pattern.size,
    )
  const signs = new Map<string, Sign>()
  for (const { pattern, at } of hits) {
    const { category, level, size, parts } = pattern
    const word = said.slice(at, at + parts.length).join(' ')
    if (!signs.has(category))
      signs.set(category, { category, level, word, size, at, general: general.has(category) })
  }
  return [...signs.values()]
}

/** The same few hundred account texts come back for every supplier, and every supplier on some accounts. */
const remembering = (side: 'account' | 'supplier') => {
  const known = new Map<string, Sign[]>()
  return (text: string): Sign[] => {
    const found = known.get(text)
    if (found) return found
    const signs = signsIn(side, text)
    if (known.size > 10_000) known.clear()
    known.set(text, signs)
    return signs
  }
}
export const accountSigns = remembering('account')
const nameSigns = remembering('supplier')

/** "Snickarens Juristbyrå" is a solicitor's: a genitive before something else that is clear says nothing of the trade. */
const isOwner = (sign: Sign, signs: readonly Sign[]): boolean =>
  sign.word.endsWith('s') &&
  signs.some(s => s.level === 'strong' && s.at === sign.at + 1 && s.category !== sign.category)

export const supplierSigns = (name: string, sni: string | null): Sign[] => {
  const found = nameSigns(name)
  const signs = found.filter(sign => !isOwner(sign, found))
  const industry = (bySni.get(sni ?? '') ?? []).filter(c => !signs.some(s => s.category === c))
  return [
    ...signs,
    ...industry.map(
      (category): Sign => ({ category, level: 'weak', word: `SNI ${sni}`, size: 0, at: -1, general: false }),
    ),
  ]
}
