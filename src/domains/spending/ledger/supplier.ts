import { hashOrgnr, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { searchable } from '../../../core/personal-numbers/characters.ts'
import { findPersonalNumbers } from '../../../core/personal-numbers/find.ts'
import type { Door } from '../../../core/personal-numbers/shape.ts'
import { detached } from '../../../kit/tables/detached.ts'
import { isShortened, masked, soleTraderName, storable } from './mask.ts'

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
export const isMangled = (number: string): boolean =>
  /^\s*\d([.,]\d+)?\s?E\s?\+?\d+\s*$/i.test(number) && readOrgnr(number) === undefined
/** A VAT number's ten digits between SE and two more; else ten or twelve as Swedish numbers are written. */
const numbers =
  /(?<=SE\s?)\d{6}-?\d{4}(?=\s?\d{2}(?!\d))|(?<!\d)(?:16|18|19|20)?\d{6}\s?[-+–]?\s?\d{4}(?!\d)/gi
const foreign = /^(?!SE)[A-Z]{2}[ -]?[0-9A-Z](?:[ .-]?[0-9A-Z]){3,13}$/i

type Numbered = Pick<Supplier, 'key' | 'kind' | 'orgnr' | 'hash'>

const person = (secret: string, digits: string): Numbered => {
  const hash = hashOrgnr(secret, digits).toString('hex')
  return { key: `s:${hash}`, kind: 'sole_trader', orgnr: null, hash }
}

/** Who is named by a personal number in a text; one that is not whole, or hides its end, tells a person beside the name alone. */
const shapedAsPerson = (secret: string, text: string, name: string, door: Door): Numbered | undefined => {
  const [found] = findPersonalNumbers(text, door)
  if (found === undefined) return undefined
  return person(secret, found.whole ? found.number : `${found.number} ${name.toLowerCase()}`)
}

const numberedBy = (secret: string, said: string): Numbered | undefined => {
  const read = readOrgnr(said)
  if (read?.kind === 'organisation')
    return { key: `o:${read.digits}`, kind: 'organisation', orgnr: read.digits, hash: null }
  return read?.kind === 'person' ? person(secret, read.digits) : undefined
}

const numbered = (secret: string, said: string, name: string): Numbered | undefined => {
  const text = searchable(said).text.trim()
  if (missing.test(text)) return undefined
  const whole = numberedBy(secret, text)
  if (whole !== undefined) return whole
  for (const [token] of text.matchAll(numbers)) {
    const one = numberedBy(secret, token)
    if (one !== undefined) return one
  }
  const trader = shapedAsPerson(secret, text, name, 'number')
  if (trader !== undefined) return trader
  // Without a name the number is all that would be kept of the supplier.
  if (name === '' && isShortened(text)) return person(secret, text.padStart(10, '0'))
  if (!foreign.test(text) || text.replace(/\D/g, '').length < 4) return undefined
  return { key: `f:${text.replace(/[ .-]/g, '').toUpperCase()}`, kind: 'foreign', orgnr: null, hash: null }
}

const longest = 300
const cut = (text: string) => detached(text.slice(0, longest).toWellFormed())

/** Who a row's supplier is, by its number and else by its name; undefined when it has neither, or a number that is mangled. */
export const supplierOf = (secret: string, number: string, said: string): Supplier | undefined => {
  if (isMangled(number)) return undefined
  const name = storable(said)
  const found = numbered(secret, number, name) ?? shapedAsPerson(secret, name, name, 'text')
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
