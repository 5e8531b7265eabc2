import type { Reason } from './schema.ts'

/** An amount in whole öre – as a number, exact up to `most` – or why it cannot be read. */
export type Amount = number | Extract<Reason, `amount_${string}`>

const most = 10 ** 15

/** "1 234", "1.234", "1'234" (also with other spaces): groups of three, the first not of zeros. */
const grouped = /^[1-9]\d{0,2}(?:([\s.,'’])\d{3})(?:\1\d{3})*$/
const decimals = /^(.*?)([.,])(\d*)$/s

const inOre = (whole: string, fraction: string): Amount => {
  if (/^..0*[1-9]/.test(fraction)) return 'amount_decimals'
  const kronor = whole.replace(/^0+(?=\d)/, '')
  // Fourteen digits of kronor and two of öre are still an exact number.
  if (kronor.length > 14) return 'amount_large'
  const ore = Number(kronor) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  return ore > most ? 'amount_large' : ore
}

const unsigned = (text: string): Amount => {
  if (/^\d+$/.test(text)) return inOre(text, '')
  if (grouped.test(text)) {
    // "1.500" may be fifteen hundred, or one and a half with three decimals.
    if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return 'amount_ambiguous'
    return inOre(text.replace(/\D/g, ''), '')
  }
  const [, whole = '', mark = '', fraction = ''] = decimals.exec(text) ?? []
  const plain = /^\d*$/.test(whole)
  if (mark === '' || (whole === '' && fraction === '')) return 'amount_wrong'
  if (!plain && (!grouped.test(whole) || whole.includes(mark))) return 'amount_wrong'
  return inOre(whole.replace(/\D/g, '') || '0', fraction)
}

const signed = (amount: Amount): Amount => (typeof amount === 'number' && amount !== 0 ? -amount : amount)

const read = (said: string): Amount => {
  const text = said
    .replace(/[\s ]*(kr|sek)\.?$/i, '')
    // "1 234,-", "1 234:-", "1 234.--": even kronor, where the öre would stand.
    .replace(/(?<=\d)\s*[:,.;=]\s?[-–—]{1,2}$/, '')
    .replace(/^(kr|sek)[\s ]*/i, '')
    .trim()
  if (text === '') return 'amount_missing'
  const bracketed = /^\((.*)\)$/.exec(text)?.[1]
  if (bracketed !== undefined) return signed(unsigned(bracketed.trim()))
  const front = /^([-+−–])\s*(.*)$/s.exec(text)
  if (front) return front[1] === '+' ? unsigned(front[2] ?? '') : signed(unsigned(front[2] ?? ''))
  const back = /^(.*?)\s*([-+−–])$/s.exec(text)
  if (back) return back[2] === '+' ? unsigned(back[1] ?? '') : signed(unsigned(back[1] ?? ''))
  return unsigned(text)
}

/** "-1234.50" and the like, most rows by far, digit by digit, as bytes or letters; NaN for all other spellings. */
const plainly = (code: (at: number) => number, from: number, end: number): number => {
  const negative = from < end && code(from) === 45
  let at = negative ? from + 1 : from
  const start = at
  let n = 0
  for (; at < end; at++) {
    const digit = code(at) - 48
    if (digit < 0 || digit > 9) break
    n = n * 10 + digit
  }
  if (at === start || at - start > 12) return Number.NaN
  n *= 100
  if (at < end && (code(at) === 46 || code(at) === 44)) {
    const tens = ++at < end ? code(at) - 48 : -1
    if (!(tens >= 0 && tens <= 9)) return Number.NaN
    n += tens * 10
    const ones = ++at < end ? code(at) - 48 : -1
    if (ones >= 0 && ones <= 9) {
      n += ones
      at += 1
    }
  }
  if (at !== end) return Number.NaN
  return negative && n !== 0 ? -n : n
}

/** The same of a part of a file's bytes; NaN for a spelling that `readAmount` has to read. */
export const readPlainAmount = (bytes: Uint8Array, start: number, end: number): number =>
  plainly(at => bytes[at] ?? 0, start, end)

/** Reads an amount as ledgers write it, exactly: no fraction of a number is ever made. */
export const readAmount = (text: string): Amount => {
  const amount = plainly(at => text.charCodeAt(at), 0, text.length)
  return Number.isNaN(amount) ? read(text.trim()) : amount
}
