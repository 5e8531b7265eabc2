import { createHmac } from 'node:crypto'
import { searchable } from '../personal-numbers/characters.ts'
import { checkDigitFits, isBirthDate } from '../personal-numbers/check-digit.ts'

/** An organisation number (ten digits) or, for a sole trader, that its number is a person's. */
export type Orgnr = { kind: 'organisation'; digits: string } | { kind: 'person'; digits: string }

/** What stands before a number and says what it is, and what a spreadsheet or a VAT number puts around it. */
const before = /^[="'\s]*(?:(?:org|vat|moms|företag|reg)[\p{L}.\s]*[:.#\s]*)?/iu
const after = /["'\s.,;]*$/
const between = /[\s\-._/:'’·]/g
const spreadsheet = /^(\d)[.,](\d{9})E\+?0?9$/i

/** The ten digits in a text that says one number and nothing else, in any of its spellings; undefined for anything else. */
const tenOf = (text: string): string | undefined => {
  const said = searchable(text).text.trim().replace(before, '').replace(after, '')
  const exponent = spreadsheet.exec(said)
  if (exponent) return `${exponent[1]}${exponent[2]}`
  const vat = /^SE/i.test(said)
  const digits = said
    .replace(/^SE/i, '')
    .replace(/(?<=^\d{10}|^\d{12})[.,]0$/, '')
    .replaceAll('+', '')
    .replace(between, '')
  if (!/^\d+$/.test(digits)) return undefined
  if (digits.length === 10) return digits
  if (digits.length !== 12) return undefined
  if (vat) return digits.slice(0, 10)
  const [prefix, ten] = [digits.slice(0, 2), digits.slice(2)]
  if (prefix === '16' || prefix === '00') return ten
  if ((prefix === '18' || prefix === '19' || prefix === '20') && isBirthDate(ten.slice(0, 6))) return ten
  return digits.endsWith('01') ? digits.slice(0, 10) : undefined
}

/**
 * Reads an organisation number as people and programs write it – "769622-1234", "16769622-1234", "SE769622123401", with any
 * dash, grouped, in any script's digits – and checks its check digit (Luhn). A sole trader's number is a personal number
 * (its third digit is part of a month, 0 or 1). Undefined when it is neither.
 */
export const readOrgnr = (text: string): Orgnr | undefined => {
  const ten = tenOf(text)
  if (ten === undefined || !checkDigitFits(ten)) return undefined
  if (Number(ten[2]) >= 2) return { kind: 'organisation', digits: ten }
  return isBirthDate(ten.slice(0, 6)) ? { kind: 'person', digits: ten } : undefined
}

/** What is wrong with a number that `readOrgnr` cannot read: letters or X in the place of digits, how many there are, or which. */
export const orgnrFault = (text: string): 'letters' | 'length' | 'check' => {
  const said = searchable(text).text.trim().replace(before, '').replace(after, '').replace(/^SE/i, '')
  if (/[\p{L}*]/u.test(said)) return 'letters'
  return tenOf(text) === undefined ? 'length' : 'check'
}

/** "7696221234" → "769622-1234" */
export const showOrgnr = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`

/** A personal number is kept only as this, keyed by the installation's secret: enough to find a duplicate, no more. */
export const hashOrgnr = (secret: string, digits: string): Buffer =>
  createHmac('sha256', `orgnr:${secret}`).update(digits).digest()
