import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { categories } from '../categories.ts'
import { splitCompound } from './compounds.ts'

const smallWords = new Set(
  Object.values(readYaml('data/small-words.yaml', z.record(z.string(), z.string()))).flatMap(words =>
    words.split(/\s+/),
  ),
)
/** Says nothing of what is wanted. */
export const isSmall = (word: string): boolean => smallWords.has(word)

/** What stems of words and phrases lead to: kind → how much a hit says, from 0 to 1. */
type Leads = Map<string, number>
const leads = new Map<string, Leads>()
/** By the stem they begin with. */
const phrases = new Map<string, { stems: string[]; kind: string }[]>()

const stemsOf = (word: string): string[] => [...new Set([word, swedish(word), english(word)])]
const lower = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  ).filter(word => word !== '')

const lead = (word: string, kind: string, much: number) => {
  for (const stem of stemsOf(word)) {
    const kinds = leads.get(stem) ?? new Map<string, number>()
    kinds.set(kind, Math.max(kinds.get(kind) ?? 0, much))
    leads.set(stem, kinds)
  }
}

const partOfPhrase = 0.4
const inDescription = 0.4

/** A word alone leads for itself; of a phrase each telling word a little, and all of them together more than any. */
const learn = (term: string, kind: string) => {
  const words = lower(term)
  const telling = words.filter(word => !isSmall(word))
  if (words.length === 1) return lead(words[0] ?? '', kind, 1)
  for (const word of telling) lead(word, kind, telling.length === 1 ? 0.7 : partOfPhrase)
  const stems = words.map(word => swedish(word))
  const first = stems[0] ?? ''
  phrases.set(first, [...(phrases.get(first) ?? []), { stems, kind }])
}

const kindWords = readYaml('data/kind-words.yaml', z.record(z.string(), z.string()))
for (const kind of categories.values()) {
  for (const term of [...kind.synonyms_sv, ...kind.synonyms_en, ...(kindWords[kind.key] ?? '').split(',')])
    learn(term, kind.key)
  for (const word of lower(`${kind.sv} ${kind.en}`)) if (!isSmall(word)) lead(word, kind.key, 1)
  for (const word of lower(`${kind.description_sv} ${kind.description_en}`))
    if (!isSmall(word)) lead(word, kind.key, inDescription)
}

const shortestPart = 5
/** The longest known word that a word ends with, or else begins with: in Swedish the end says what it is. */
const known = (word: string): Found | undefined => {
  for (let at = 1; at <= word.length - shortestPart; at++) {
    const found = leads.get(word.slice(at)) ?? leads.get(swedish(word.slice(at)))
    if (found) return { leads: found, much: word.length - at > shortestPart ? 0.8 : 0.65 }
  }
  for (let end = word.length - 1; end >= shortestPart; end--) {
    const found = leads.get(word.slice(0, end))
    if (found) return { leads: found, much: 0.6 }
  }
  return undefined
}

type Found = { leads: Leads; much: number }
const leadsOf = (word: string): Found[] => {
  for (const stem of stemsOf(word)) {
    const found = leads.get(stem)
    if (found) return [{ leads: found, much: 1 }]
  }
  const parts = splitCompound(word).flatMap(part => {
    const found = leads.get(part) ?? leads.get(swedish(part))
    return found ? [{ leads: found, much: 0.7 }] : []
  })
  if (parts.length > 0) return parts
  const found = known(word)
  return found ? [found] : []
}

/** Whether a word leads anywhere, or says nothing. */
export const isKnown = (word: string): boolean => isSmall(word) || leadsOf(word).length > 0

/** The fewer kinds a word leads to, the more it says: 1 for one kind, towards 0 for all. */
const tells = (kinds: Leads): number => 1 - Math.log(kinds.size) / Math.log(categories.size)

const enough = 0.42
const besideTheBest = 0.65
const asGoodAsTheBest = 0.92
const mostKinds = 3
const surely = 0.7

/** What a question is about: the likeliest kinds of things. */
export type Meaning = {
  kinds: string[]
  /** Nearly as likely. */
  others: string[]
  /** Its own words name them, not parts of words or of phrases. */
  sure: boolean
}

/** Reads the words of a question, in their order and with the small ones. */
export const meaningOf = (words: readonly string[]): Meaning => {
  const scores = new Map<string, number>()
  const named = new Set<string>()
  const add = (kind: string, score: number, sure: boolean) => {
    scores.set(kind, (scores.get(kind) ?? 0) + score)
    if (sure) named.add(kind)
  }
  const learnFrom = ({ leads: found, much }: Found) => {
    for (const [kind, weight] of found) add(kind, weight * much * tells(found), weight * much >= surely)
  }
  for (const word of new Set(words)) if (!isSmall(word)) leadsOf(word).forEach(learnFrom)
  // "däck hotell": what others write in one.
  words.slice(1).forEach((word, i) => {
    const joined = `${words[i]}${word}`
    const found = leads.get(joined) ?? leads.get(swedish(joined))
    if (found) learnFrom({ leads: found, much: 1 })
  })
  const stems = new Set(words.map(word => swedish(word)))
  for (const stem of stems)
    for (const phrase of phrases.get(stem) ?? [])
      if (phrase.stems.every(other => stems.has(other))) add(phrase.kind, 0.9, true)
  const best = [...scores].sort(([, a], [, b]) => b - a)
  const [first, most = 0] = best[0] ?? []
  if (first === undefined || most < enough) return { kinds: [], others: [], sure: false }
  const within = (least: number) =>
    best.slice(0, mostKinds).flatMap(([kind, score]) => (score >= least * most ? [kind] : []))
  const kinds = within(asGoodAsTheBest)
  return {
    kinds,
    others: within(besideTheBest).filter(kind => !kinds.includes(kind)),
    sure: kinds.some(kind => named.has(kind)),
  }
}

/** All words that lead to a kind, for what misspelt ones are led to. */
export const knownWords = (): string[] => [...leads.keys()]
