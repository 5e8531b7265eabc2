import { findCounty, findMunicipality, type Municipality } from '../../../core/reference/places.ts'
import { splitCompound } from './compounds.ts'

/** A query as the search understands it. `words` are what must be found; the rest narrows or sorts. */
export type Interpreted = {
  words: string[]
  /** CPV digits without check digit and trailing zeros: "90620000-9" → "9062". */
  cpv: string | undefined
  municipality: Municipality | undefined
  county: string | undefined
}

/** Places that are also words of what one buys: taken as a place only when written as a name. */
const alsoWords = new Set(['mark', 'vara', 'ale', 'lund', 'sala', 'boden', 'mora', 'ed', 'orsa'])

/** Every word of a text, hyphenated ones in their parts. */
export const allWords = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Letters, digits and inner hyphens; everything else separates. At most 12 words count. */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).slice(0, 12)

const cpvOf = (word: string): string | undefined => {
  const digits = /^(\d{4,8})(?:-\d)?$/.exec(word)?.[1]
  return digits === undefined ? undefined : digits.slice(0, 2) + digits.slice(2).replace(/0+$/, '')
}

const placeOf = (word: string, alone: boolean): Municipality | undefined => {
  if (/\d/.test(word)) return undefined
  const lower = word.toLowerCase()
  if (alsoWords.has(lower) && (alone || word === lower)) return undefined
  // "Hudiksvalls" and "i Söderhamns kommun" name the place too.
  const named = findMunicipality(lower, true)
  return named ?? (lower.endsWith('s') ? findMunicipality(lower.slice(0, -1), true) : undefined)
}

/** Reads a query: place names and CPV codes out of it, the rest as words ("städning Hudiksvall", "90620000-9"). */
export const interpret = (query: string): Interpreted => {
  const words = wordsOf(query)
  const found: Interpreted = { words: [], cpv: undefined, municipality: undefined, county: undefined }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const pair = `${word} ${words[i + 1] ?? ''}`
    const two = words[i + 1] !== undefined ? placeOf(pair, false) : undefined
    const place = two ?? placeOf(word, words.length === 1)
    if (place && found.municipality === undefined) {
      found.municipality = place
      if (two) i += 1
      continue
    }
    const county = findCounty(word)?.code
    if (county && found.county === undefined) {
      found.county = county
      continue
    }
    const cpv = cpvOf(word)
    if (cpv && found.cpv === undefined) found.cpv = cpv
    else if (!['kommun', 'län', 'kommuns'].includes(word.toLowerCase())) found.words.push(word.toLowerCase())
  }
  return found
}

const quoted = (word: string) => `'${word.replaceAll("'", "''").replaceAll('\\', '')}'`

/** One word as a condition: itself, or all the parts that it is put together from. `label`: `:A`, `:*AB` … */
const condition = (word: string, label: string): string => {
  const parts = splitCompound(word).map(part => quoted(part) + label.replace('*', ''))
  const own = quoted(word) + label
  return parts.length > 1 ? `(${own} | (${parts.join(' & ')}))` : own
}

/** How much must fit: every word; every word's beginning; any word. Each is tried only when the former finds nothing. */
export type Strictness = 'all' | 'beginnings' | 'any'

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

/** CPV as one lexeme: "9062" → "cpv9062". Entries hold one for each level of their code. */
export const cpvLexeme = (digits: string): string => `cpv${digits}`
