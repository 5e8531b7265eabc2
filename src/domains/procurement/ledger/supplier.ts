import { hashOrgnr, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { replacePersonalNumbers } from '../../../core/organisations/personal.ts'
import { detached } from '../../../kit/tables/detached.ts'
import { masked, soleTraderName, storable } from './mask.ts'

export type Supplier = {
  key: string
  kind: 'organisation' | 'sole_trader' | 'foreign' | 'named' | 'hidden'
  orgnr: string | null
  /** Of a sole trader's number; hexadecimal. */
  hash: string | null
  name: string
}

/** What ledgers write where there is no number. */
const missing =
  /^([-–—.?\s]*|0+|[*x]+|\(?null\)?|saknas|okänt?|uppgift saknas|inget|ej angivet|n\/?a|#n\/a|none)$/i
/** "6,40823E+09": what a spreadsheet program makes of a long number. It may have been a personal number. */
export const isMangled = (number: string): boolean => /^\s*\d([.,]\d+)?E\+?\d+\s*$/i.test(number)
/** A VAT number's ten digits between SE and two more; else ten or twelve as Swedish numbers are written. */
const numbers =
  /(?<=SE\s?)\d{6}-?\d{4}(?=\s?\d{2}(?!\d))|(?<!\d)(?:16|18|19|20)?\d{6}\s?[-+–]?\s?\d{4}(?!\d)/gi
const foreign = /^(?!SE)[A-Z]{2}[ -]?[0-9A-Z](?:[ .-]?[0-9A-Z]){3,13}$/i
const company =
  /\b(ab|aktiebolag|hb|kb|handelsbolag|kommanditbolag|förening|stiftelse|kommun|region|ltd|inc|gmbh|oy|as|aps|bv)\b/i

type Numbered = Pick<Supplier, 'key' | 'kind' | 'orgnr' | 'hash'>

const person = (secret: string, digits: string): Numbered => {
  const hash = hashOrgnr(secret, digits).toString('hex')
  return { key: `s:${hash}`, kind: 'sole_trader', orgnr: null, hash }
}

/** A text that has the shape of a personal number is one, also with a wrong check digit: somebody mistyped it. */
const shapedAsPerson = (secret: string, text: string): Numbered | undefined => {
  let found: string | undefined
  replacePersonalNumbers(text, number => {
    found ??= number.replace(/\D/g, '').slice(-10)
    return ''
  })
  return found === undefined ? undefined : person(secret, found)
}

/** A number that a spreadsheet program has taken the first zeros from: of those born from 2000 to 2009. */
const shortened = (secret: string, text: string, name: string): Numbered | undefined => {
  if (!/^\d{8,9}$/.test(text) || company.test(name)) return undefined
  const read = readOrgnr(text.padStart(10, '0'))
  return read?.kind === 'person' ? person(secret, read.digits) : undefined
}

const numbered = (secret: string, said: string, name: string): Numbered | undefined => {
  const text = said.trim()
  if (missing.test(text)) return undefined
  for (const [token] of text.matchAll(numbers)) {
    const read = readOrgnr(token)
    if (read?.kind === 'organisation')
      return { key: `o:${read.digits}`, kind: 'organisation', orgnr: read.digits, hash: null }
    if (read?.kind === 'person') return person(secret, read.digits)
  }
  const trader = shapedAsPerson(secret, text) ?? shortened(secret, text, name)
  if (trader !== undefined) return trader
  if (!foreign.test(text) || text.replace(/\D/g, '').length < 4) return undefined
  return { key: `f:${text.replace(/[ .-]/g, '').toUpperCase()}`, kind: 'foreign', orgnr: null, hash: null }
}

const longest = 300
const cut = (text: string) => detached(text.slice(0, longest).toWellFormed())

/** Who a row's supplier is, by its number and else by its name; undefined when it has neither, or a number that is mangled. */
export const supplierOf = (secret: string, number: string, said: string): Supplier | undefined => {
  if (isMangled(number)) return undefined
  const name = storable(said)
  const found = numbered(secret, number, name) ?? shapedAsPerson(secret, name)
  if (found?.kind === 'sole_trader') return { ...found, name: soleTraderName }
  const shown = cut(masked(name))
  if (found !== undefined) return { ...found, name: shown || found.key.slice(2) }
  if (missing.test(name) && !name.includes('*')) {
    const other = storable(number)
    if (missing.test(other)) return undefined
    return {
      key: `n:${cut(other).toLowerCase()}`,
      kind: 'named',
      orgnr: null,
      hash: null,
      name: cut(masked(other)),
    }
  }
  if (name.includes('*')) return { key: `x:${shown}`, kind: 'hidden', orgnr: null, hash: null, name: shown }
  return { key: nameKey(shown), kind: 'named', orgnr: null, hash: null, name: shown }
}

/** A name as it is compared. */
export const nameKey = (name: string): string => `n:${cut(storable(name)).toLowerCase()}`
