import { categories } from '../../directory/public.ts'

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

/** CPV roots without their trailing zeros, the longest first: the nearest root decides. */
const roots = [...categories.values()]
  .flatMap(kind =>
    kind.cpv.map(code => ({ prefix: code.slice(0, 2) + code.slice(2).replace(/0+$/, ''), key: kind.key })),
  )
  .sort((a, b) => b.prefix.length - a.prefix.length)

export const cpvIn = (text: string): string | undefined => /(?<!\d)(\d{8})(?:-\d)?(?!\d)/.exec(text)?.[1]

export const categoryOfCpv = (cpv: string): string | undefined =>
  roots.find(({ prefix }) => cpv.startsWith(prefix))?.key

const byName = new Map(
  [...categories.values()].flatMap(kind =>
    [kind.key, kind.sv, kind.en].map(name => [tidy(name), kind.key] as const),
  ),
)

/** The kind whose very name a text is. */
export const categoryNamed = (text: string): string | undefined => byName.get(tidy(text))

/** The kind that a text names: all of it, or the longest phrase within it. */
export const categoryOfWords = (text: string): string | undefined => {
  const whole = tidy(text)
  const known = byPhrase.get(whole)
  if (known !== undefined) return known
  const words = whole.split(' ')
  for (let length = Math.min(4, words.length); length >= 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const found = byPhrase.get(words.slice(at, at + length).join(' '))
      if (found !== undefined) return found
    }
  }
  return undefined
}
