import { splitCompound } from './compounds.ts'
import { cpvLexeme, type Interpreted, kindLexeme } from './interpret.ts'

/** How much must fit: every word; every word's beginning; any word. Each is tried only when the former finds nothing. */
export type Strictness = 'all' | 'beginnings' | 'any'

/** The words as text for to_tsquery: anywhere, or in an offer's title, kind, description. Null where there is nothing to look for. */
export type Terms = {
  all: string | null
  title: string | null
  category: string | null
  description: string | null
  /** Any of the words in a title: of an offer that is of the kind, it says that this is the thing. */
  telling: string | null
  code: string | undefined
  kinds: string | undefined
  /** Kinds that are nearly as likely: found, but behind. */
  others: string | undefined
}

const quoted = (word: string) => `'${word.replaceAll("'", "''").replaceAll('\\', '')}'`

/** måla ↔ målning: what is a verb in the question is a noun in the offer, and the other way round. */
const otherForm = (word: string): string | undefined => {
  const noun = /^(.{3,})ning(?:en|ar|arna|s)?$/.exec(word)?.[1]
  if (noun) return `${noun}a`
  const verb = word.length >= 4 ? /^(.{3,}?)(?:ade|ats|at|ar|as|a)$/.exec(word)?.[1] : undefined
  return verb && `${verb}ning`
}

/** One word as a condition: itself, its other form, or all the parts that it is put together from. `label`: `:A`, `:*AB` … */
const condition = (word: string, label: string): string => {
  const exact = label.replace('*', '')
  const parts = splitCompound(word).map(part => quoted(part) + (exact === ':' ? '' : exact))
  const other = otherForm(word)
  const ways = [
    quoted(word) + label,
    ...(other === undefined ? [] : [quoted(other) + (exact === ':' ? '' : exact)]),
    ...(parts.length > 1 ? [`(${parts.join(' & ')})`] : []),
  ]
  return ways.length > 1 ? `(${ways.join(' | ')})` : (ways[0] ?? '')
}

/** Words as text for to_tsquery, found in the given weights ('' = anywhere); null when there is nothing to look for. */
export const tsqueryText = (
  words: readonly string[],
  strictness: Strictness,
  weights = '',
): string | null => {
  if (words.length === 0) return null
  const conditions = words.map(w => {
    const star = strictness !== 'all' && w.length >= 3 ? '*' : ''
    return condition(w, star || weights ? `:${star}${weights}` : '')
  })
  return conditions.join(strictness === 'any' ? ' | ' : ' & ')
}

/** Undefined when nothing is asked for but a place. */
export const termsOf = (read: Interpreted, strictness: Strictness): Terms | undefined => {
  const { words, cpv, kinds, others } = read
  if (words.length === 0 && cpv === undefined && kinds.length === 0) return undefined
  const lexemes = (of: readonly string[]) => (of.length === 0 ? undefined : of.map(kindLexeme).join(' | '))
  const of = (weights: string) => tsqueryText(words, strictness, weights)
  return {
    all: of(''),
    title: of('A'),
    category: of('AB'),
    description: of('ABC'),
    telling: tsqueryText(words, 'any', 'A')?.replaceAll(':*A', ':A') ?? null,
    code: cpv === undefined ? undefined : `'${cpvLexeme(cpv)}'`,
    kinds: lexemes(kinds),
    others: lexemes([...kinds, ...others]),
  }
}
