import { categories } from '../categories.ts'
import { splitCompound } from './compounds.ts'
import { allWords, cpvLexeme, kindLexeme } from './interpret.ts'

/** The texts of an entry by weight: A title, B the kind, C description, D who delivers. What else a kind is called leads to it (meaning.ts). */
export type EntryTexts = {
  a: string
  b: string
  c: string
  d: string
  englishA: string
  englishC: string
  codes: string
  /** The kind as a word that nobody types: what the question was understood as is looked for by it. */
  kinds: string
}

/** Adds the parts of every compound, so that "frukt" finds "fruktkorgar". */
const withParts = (text: string): string => {
  const parts = allWords(text).flatMap(splitCompound)
  return parts.length === 0 ? text : `${text} ${[...new Set(parts)].join(' ')}`
}

/** Every level of a CPV code, so that a code cut short finds what lies under it. */
const levels = (code: string): string[] => {
  const digits = code.slice(0, 2) + code.slice(2).replace(/0+$/, '')
  return Array.from({ length: digits.length - 1 }, (_, i) => cpvLexeme(digits.slice(0, i + 2)))
}

type Who = { name: string; presentation: string; place: string; municipality: string }
/** What people do and learn at its places, and what the places are called. */
type Work = { sv: string; en: string }
type Offer = {
  category: string
  titleSv: string
  titleEn: string
  descriptionSv: string
  descriptionEn: string
  cpv: string | null
}

/** What an offer is found by. */
export const offerTexts = (offer: Offer, who: Who): EntryTexts => {
  const category = categories.get(offer.category)
  return {
    a: withParts(offer.titleSv),
    b: withParts(category?.sv ?? ''),
    c: withParts(offer.descriptionSv),
    d: `${who.name} ${who.place} ${who.municipality}`,
    englishA: offer.titleEn,
    englishC: `${category?.en ?? ''} . ${offer.descriptionEn}`,
    codes: [
      ...(offer.cpv ? levels(offer.cpv) : []),
      ...(category?.cpv ?? []).map(c => levels(c).at(-1)),
    ].join(' '),
    kinds: kindLexeme(offer.category),
  }
}

/** What an enterprise itself is found by: its name first, then what one can do at its places. */
export const enterpriseTexts = (who: Who, presentationEn: string, work: Work): EntryTexts => ({
  a: withParts(who.name),
  b: '',
  c: withParts(work.sv),
  d: withParts(`${who.presentation} ${who.place} ${who.municipality}`),
  englishA: '',
  englishC: `${presentationEn} ${work.en}`,
  codes: '',
  kinds: '',
})
