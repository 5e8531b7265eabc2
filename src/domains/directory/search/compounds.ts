import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'

const vocabulary = readYaml(
  'data/compounds.yaml',
  z.object({
    endings: z.array(z.string()),
    stems: z.array(
      z.object({
        stem: z.string(),
        forms: z.array(z.string()).optional(),
        inflected: z.array(z.string()).optional(),
        role: z.enum(['first', 'last']).optional(),
      }),
    ),
    never_split: z.array(z.string()),
  }),
)

const withEndings = (stem: string): string[] => {
  const plain = [stem, ...vocabulary.endings.map(e => stem + e)]
  if (!/[ae]$/.test(stem)) return plain
  const short = stem.slice(0, -1)
  return [...plain, ...vocabulary.endings.filter(e => e !== 's' && e !== 't').map(e => short + e)]
}

/** How a stem looks as the first part of a compound (snö-, trädgårds-) → the stem. */
const firsts = new Map<string, string>()
/** How it looks as the last part, with its ending (-korg, -korgar) → the stem. */
const lasts = new Map<string, string>()
for (const { stem, forms = [], inflected = [], role } of vocabulary.stems) {
  if (role !== 'last') for (const form of [stem, ...forms]) firsts.set(form, stem)
  if (role !== 'first')
    for (const form of [...withEndings(stem), ...inflected]) lasts.set(form, lasts.get(form) ?? stem)
}
const whole = new Set(vocabulary.never_split.flatMap(withEndings))

/** Splits what stands after a first part: a last part, or another first part and so on. */
const rest = (word: string): string[] | undefined => {
  const last = lasts.get(word)
  return last === undefined ? parts(word) : [last]
}

const parts = (word: string): string[] | undefined => {
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const head = word.slice(0, cut)
    const first = firsts.get(head)
    if (first === undefined) continue
    // Three equal letters are written as two: tvätt + tjänst = tvättjänst.
    const doubled = head.at(-1) === head.at(-2) ? rest(head.at(-1) + word.slice(cut)) : undefined
    const tail = rest(word.slice(cut)) ?? doubled
    if (tail) return [first, ...tail]
  }
  return undefined
}

/** "fruktkorgar" → ["frukt", "korg"]; a word that is no compound of known parts → []. */
export const splitCompound = (word: string): string[] => {
  const w = word.toLowerCase()
  if (w.length < 5 || whole.has(w) || lasts.has(w)) return []
  return parts(w) ?? []
}
