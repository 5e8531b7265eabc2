import { categories } from '../categories.ts'

const tidy = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Every name and synonym of every kind of thing that is sold; where two kinds share one, the first keeps it. */
const index = new Map<string, string>()
for (const kind of categories.values()) {
  for (const words of [kind.sv, kind.en, ...kind.synonyms_sv, ...kind.synonyms_en]) {
    const phrase = tidy(words)
    if (phrase !== '' && !index.has(phrase)) index.set(phrase, kind.key)
  }
}

const longest = 4
const most = 10

/** The longest known phrases of a text, from its beginning. */
const known = (words: readonly string[]): string[] => {
  const found: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find(
      n => n <= longest && at + n <= words.length && index.has(words.slice(at, at + n).join(' ')),
    )
    if (length !== undefined) found.push(index.get(words.slice(at, at + length).join(' ')) ?? '')
    at += length ?? 1
  }
  return found
}

/** "snickeri, möbler och hunddagis" → the categories that these words name. */
export const categoriesOf = (activity: string): string[] => {
  const phrases = activity.split(/[,;/•|\n]|\boch\b|\bsamt\b|\band\b|&/i).map(tidy)
  return [...new Set(phrases.flatMap(phrase => known(phrase.split(' '))))].slice(0, most)
}
