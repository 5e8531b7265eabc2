import { readOrgnr } from './orgnr.ts'

/** What is shown instead of a sole trader's number or name. */
export const soleTrader = 'enskild firma'

/** A personal number: a date (its day plus 60 for a coordination number) and four digits, with or without the century or the 16 of registers. */
const number = '(?:16|18|19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\\d|[39][01])\\s?[-+–]?\\s?\\d{4}'
/** The same inside a VAT number: SE, ten digits and two more. */
const shape = new RegExp(`(?<!\\d)${number}(?!\\d)|(?<=SE\\s?)${number}(?=\\d{2}(?!\\d))`, 'gi')

/** Ten digits from zero without a sign are a telephone number, unless the check digit says otherwise. */
const isPhone = (text: string) => /^0\d{9}$/.test(text) && readOrgnr(text) === undefined

/** Puts `instead` of what it is told where a text has the shape of a personal number, whatever its check digit. */
export const replacePersonalNumbers = (text: string, instead: (found: string) => string): string =>
  text.length < 10 ? text : text.replace(shape, found => (isPhone(found) ? found : instead(found)))
