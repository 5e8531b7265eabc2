import { createHmac } from 'node:crypto'
import exported from 'organisationsnummer'

// Its types describe an ES module, what Node loads is the class itself.
const Organisationsnummer = exported as unknown as typeof exported.default

/** An organisation number (ten digits) or, for a sole trader, that its number is a person's. */
export type Orgnr = { kind: 'organisation'; digits: string } | { kind: 'person'; digits: string }

/**
 * Reads "769622-1234", "16769622-1234" or "7696221234" and checks its check digit (Luhn). A sole trader's number is a
 * personal number (its third digit is part of a month, 0 or 1). Undefined when it is neither.
 */
export const readOrgnr = (text: string): Orgnr | undefined => {
  const digits = text.replace(/[\s–+-]/g, '').replace(/^16(?=\d{10}$)/, '')
  if (!/^(\d{2})?\d{10}$/.test(digits)) return undefined
  const ten = digits.slice(-10)
  if (!Organisationsnummer.valid(text.replace(/[\s–]/g, '').replace(/^16(?=\d{6}-?\d{4}$)/, '')))
    return undefined
  return Number(ten[2]) >= 2 ? { kind: 'organisation', digits: ten } : { kind: 'person', digits: ten }
}

/** "7696221234" → "769622-1234" */
export const showOrgnr = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`

/** A personal number is kept only as this, keyed by the installation's secret: enough to find a duplicate, no more. */
export const hashOrgnr = (secret: string, digits: string): Buffer =>
  createHmac('sha256', `orgnr:${secret}`).update(digits).digest()
