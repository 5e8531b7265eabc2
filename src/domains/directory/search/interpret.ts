import { findCounty, findMunicipality, type Municipality } from '../../../core/reference/places.ts'
import { isSmall, type Meaning, meaningOf } from './meaning.ts'

/** A query as the search understands it. `words` are what must be found, or else its `kinds`; the rest narrows or sorts. */
export type Interpreted = {
  words: string[]
  /** What it is about, the likeliest first (meaning.ts). */
  kinds: string[]
  others: string[]
  /** Its words name the kind: an enterprise that merely is called so does not stand first. */
  sure: boolean
  /** An organisation number, ten digits. */
  orgnr: string | undefined
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

const orgnrOf = (word: string): string | undefined =>
  /^(?:16)?(\d{6})-?(\d{4})$/.exec(word)?.slice(1).join('')

/** Eight digits are a code; fewer of them only when nothing else is asked for: "3000 brev" is about letters. */
const cpvOf = (word: string, alone: boolean): string | undefined => {
  const digits = (alone ? /^(\d{4,8})(?:-\d)?$/ : /^(\d{8})(?:-\d)?$/).exec(word)?.[1]
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

/** The words without those that say nothing, unless nothing else is there. */
const tellingOf = (words: readonly string[]): string[] => {
  const telling = words.filter(word => !isSmall(word) && !/^\d+$/.test(word))
  return [...new Set(telling.length > 0 ? telling : words)]
}

/** Reads a query: place names and CPV codes out of it, the rest as words ("städning Hudiksvall", "90620000-9"). */
export const interpret = (query: string): Interpreted => {
  const words = wordsOf(query)
  const found: Omit<Interpreted, 'words' | keyof Meaning> = {
    orgnr: undefined,
    cpv: undefined,
    municipality: undefined,
    county: undefined,
  }
  const said: string[] = []
  const numbers: string[] = []
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
    found.orgnr ??= orgnrOf(word)
    if (/^\d[\d-]*$/.test(word)) numbers.push(word)
    else if (!['kommun', 'län', 'kommuns'].includes(word.toLowerCase())) said.push(word.toLowerCase())
  }
  if (found.orgnr === undefined)
    found.cpv = numbers.map(n => cpvOf(n, said.length === 0)).find(code => code !== undefined)
  return { ...found, words: tellingOf(said), ...meaningOf(said) }
}

/** CPV as one lexeme: "9062" → "cpv9062". Entries hold one for each level of their code. */
export const cpvLexeme = (digits: string): string => `cpv${digits}`

/** A kind as one lexeme that no text holds: "snow-clearing" → "kindsnowclearing". */
export const kindLexeme = (kind: string): string => `kind${kind.replaceAll('-', '')}`
