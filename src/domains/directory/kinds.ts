import { categories } from './categories.ts'

const tidy = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Every name and synonym of every kind; where two kinds share one, the first keeps it. */
const byPhrase = new Map<string, string>()
for (const kind of categories.values())
  for (const words of [kind.sv, kind.en, ...kind.synonyms_sv, ...kind.synonyms_en]) {
    const phrase = tidy(words)
    if (phrase !== '' && !byPhrase.has(phrase)) byPhrase.set(phrase, kind.key)
  }
const byName = new Map(
  [...categories.values()].flatMap(kind =>
    [kind.key, kind.sv, kind.en].map(name => [tidy(name), kind.key] as const),
  ),
)
/** Roots of CPV, whose trailing zeros stand for anything; a division keeps its two digits. */
const roots = new Map(
  [...categories.values()].flatMap(kind =>
    kind.cpv.map(code => [code.slice(0, 2) + code.slice(2).replace(/0+$/, ''), kind.key] as const),
  ),
)
const longest = 4

/** The kind whose very name a text is. */
export const kindNamed = (text: string): string | undefined => byName.get(tidy(text))

/** The kind of the nearest root above a CPV code. `besides`: prefixes that somebody decides otherwise; '' is no kind. */
export const kindOfCpv = (cpv: string, besides?: ReadonlyMap<string, string>): string | undefined => {
  for (let length = cpv.length; length >= 2; length--) {
    const prefix = cpv.slice(0, length)
    const found = besides?.get(prefix) ?? roots.get(prefix)
    if (found !== undefined) return found
  }
  return undefined
}

/** "90910000-9 Städtjänster" → the code. */
export const cpvIn = (text: string): string | undefined => /(?<!\d)(\d{8})(?:-\d)?(?!\d)/.exec(text)?.[1]

/** The kind that a text names: all of it, or the longest phrase within it. */
export const kindIn = (text: string): string | undefined => {
  const whole = tidy(text)
  const known = byPhrase.get(whole)
  if (known !== undefined) return known
  const words = whole.split(' ')
  for (let length = Math.min(longest, words.length); length >= 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const found = byPhrase.get(words.slice(at, at + length).join(' '))
      if (found !== undefined) return found
    }
  }
  return undefined
}

const most = 10

/** The longest known phrases of words, from their beginning. */
const known = (words: readonly string[]): string[] => {
  const found: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longest, words.length - at)
    while (length > 0 && !byPhrase.has(words.slice(at, at + length).join(' '))) length -= 1
    if (length > 0) found.push(byPhrase.get(words.slice(at, at + length).join(' ')) ?? '')
    at += Math.max(1, length)
  }
  return found
}

/** "snickeri, möbler och hunddagis" → the kinds that these words name. */
export const kindsIn = (activity: string): string[] => {
  const phrases = activity.split(/[,;/•|\n]|\boch\b|\bsamt\b|\band\b|&/i).map(tidy)
  return [...new Set(phrases.flatMap(phrase => known(phrase.split(' '))))].slice(0, most)
}
