import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { replacePersonalNumbers } from '../../../core/personal-numbers/find.ts'
import type { Door } from '../../../core/personal-numbers/shape.ts'
import { longestCell } from './schema.ts'

/** The name that every sole trader has in a ledger that we keep: their own is a person's. */
export const soleTraderName = 'Enskild firma'

/** Text as PostgreSQL can hold it: composed, whole characters, no NUL, no line ends. */
export const storable = (text: string): string =>
  text.normalize('NFC').toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim()

/** The beginning of a text that is too long to be looked through, up to a whole word: half a number is no number to mask. */
export const bounded = (text: string): string =>
  text.length <= longestCell ? text : `${text.slice(0, Math.max(0, text.lastIndexOf(' ', longestCell)))}…`

const word = "\\p{Lu}[\\p{L}'’.-]*"
/** Up to three words in capitals beside a number that was taken out: whose it is, most often. */
const beside = new RegExp(
  `(?:${word},?\\s+){0,3}(?:SE\\s?)?${soleTraderName}(?:\\d\\d(?!\\d))?(?:,?\\s+${word}){0,3}`,
  'gu',
)

/** Takes personal numbers out, with what looks like a name beside them. */
export const masked = (text: string, door?: Door): string => {
  const without = replacePersonalNumbers(text, () => soleTraderName, door)
  return without === text ? text : without.replace(beside, soleTraderName)
}

/** For numbers of invoices and vouchers, that often begin with a date: only what is a personal number by its check digit. */
export const maskedReference = (text: string): string =>
  replacePersonalNumbers(text, () => soleTraderName, 'reference')

/**
 * Eight or nine digits that are a personal number when the zeros that a spreadsheet program takes away are put back. They may as
 * well be the buyer's own number of a supplier: nobody is taken for a person by them, but they are not told on either.
 */
export const isShortened = (number: string): boolean =>
  /^\s*\d{8,9}\s*$/.test(number) && readOrgnr(number.trim().padStart(10, '0'))?.kind === 'person'

/** A cell of a column of organisation numbers. What only may be a person's is not told, and makes nobody a sole trader. */
export const maskedNumber = (text: string): string =>
  isShortened(text) ? '*'.repeat(8) : masked(text, 'number')

const special = /[.*+?^${}()|[\]\\]/g
/** Takes a sole trader's own name out of a text beside it. */
export const nameHider = (name: string): ((text: string) => string) => {
  if (name.length < 4) return text => text
  const pattern = new RegExp(name.replace(special, '\\$&'), 'giu')
  return text => text.replace(pattern, soleTraderName)
}
