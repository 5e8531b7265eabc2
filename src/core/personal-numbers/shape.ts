import { checkDigitFits, isBirthDate } from './check-digit.ts'

/**
 * Where a text comes in, which decides what a birth date with four digits is when they are not a personal number for certain:
 * - `text`: names and free text. A dash or plus before the last four is enough, or a word like "personnummer" before it;
 *   any other spelling must have the right check digit, so that invoice numbers and amounts of ten digits stay.
 * - `number`: a column or field of organisation and personal numbers: always, also mistyped.
 * - `reference`: numbers of invoices and vouchers, which often begin with a date: only with the right check digit.
 * - `phone`: as text, but ten digits from zero are a telephone.
 */
export type Door = 'text' | 'number' | 'reference' | 'phone'

/** Digits that stand side by side, and groups of them with the signs between. */
export type Group = { from: number; to: number; digits: string }
export type Candidate = {
  digits: string
  /** After how many digits something stands between, and what. */
  cuts: ReadonlyMap<number, string>
  /** Nothing but this in the run of groups. */
  alone: boolean
  before: string
  after: string
}

const sign = /^\s*[-+]\s*$/
const list = /[,;|]/
/** "7002129273,50" is money; ".0" is what programs put behind a number that they took for one. */
const amount = /^\s?(?:kr\b|kronor|sek\b|eur|€|öre\b|tkr|mkr|mnkr|miljon|:-|%|[,.](?!0(?!\d))\d{1,2}(?!\d))/i
const telephone = /(?:\btel|tfn|phone|mobil|mob\b|ring|sms|fax|call)\P{N}{0,20}$/iu
const person =
  /(?:pers(?:on)?[. -]{0,2}(?:nr|num|id)|\bp[. -]{0,2}nr|samordningsn|personal (?:identity )?n|född)\P{N}{0,25}$/iu

const tenOf = (digits: string): string | undefined => {
  if (digits.length === 10) return isBirthDate(digits.slice(0, 6)) ? digits : undefined
  if (digits.length !== 12) return undefined
  if (/^(?:16|18|19|20|00)/.test(digits) && isBirthDate(digits.slice(2, 8))) return digits.slice(2)
  // A VAT number without its SE.
  return digits.endsWith('01') && isBirthDate(digits.slice(0, 6)) ? digits.slice(0, 10) : undefined
}

/** "2026-01-15 12:34" and "2026-01-15–02-28": a moment and days, no person. */
const isMoment = ({ digits, cuts }: Candidate): boolean => {
  const between = cuts.get(digits.length - 2)
  if (between === undefined) return false
  const [first, second] = [Number(digits.slice(-4, -2)), Number(digits.slice(-2))]
  if (/[:.]/.test(between) && cuts.get(digits.length - 4) !== between) return first < 24 && second < 60
  return digits.length === 12 && cuts.size === 4 && first >= 1 && first <= 12 && second >= 1 && second <= 31
}

/** "070-212 92 73", "0506-12 34 56", "08-121 292 73" */
const isPhone = ({ digits, cuts, before }: Candidate, door: Door): boolean => {
  if (digits.length !== 10) return false
  const [first] = cuts.keys()
  if (before.endsWith('+') || /(?:^|\D)00$/.test(before)) return true
  if (!digits.startsWith('0')) return false
  if (first !== undefined && first <= 4) return !(cuts.has(2) && cuts.has(4) && cuts.has(6))
  if (first !== undefined && cuts.size === 1 && first === 6) return false
  return door === 'phone' || telephone.test(before) || !checkDigitFits(digits)
}

/** Cut as a date and four digits are, if at all: the last four stand together, and the date is whole or in its parts. */
const isNatural = ({ digits, cuts }: Candidate): boolean => {
  if (cuts.size === 0) return true
  const end = digits.length - 4
  return cuts.has(end) && [...cuts.keys()].every(at => at === end || at === end - 2 || at === end - 4)
}

/** "7 002 129 273": as a spreadsheet shows a number of ten digits. */
const isThousands = (cuts: Candidate['cuts']) => [...cuts.keys()].join() === '1,4,7'

/** The ten digits of a personal number, if a run of digits is one here. */
export const personIn = (candidate: Candidate, door: Door): string | undefined => {
  const { digits, cuts, alone, before, after } = candidate
  const ten = tenOf(digits)
  if (ten === undefined || isMoment(candidate)) return undefined
  const fits = checkDigitFits(ten)
  const end = digits.length - 4
  const signed = cuts.size === 1 && sign.test(cuts.get(end) ?? '')
  if (signed && (fits || door !== 'reference')) return ten
  if (door !== 'number' && isPhone(candidate, door)) return undefined
  if (!isNatural(candidate)) {
    // Groups of three, of two, a sign between all: it must be all that stands there, but for thousands; two sixes are two months.
    if (!(alone || isThousands(cuts)) || [...cuts.values()].some(between => list.test(between)))
      return undefined
    if (cuts.size === 1 && cuts.has(6) && digits.length === 12 && !digits.endsWith('01')) return undefined
  } else if (cuts.size > 1 && /^[-./–]\d\d(?!\d)/.test(after)) return undefined
  if (door === 'number') return ten
  if (amount.test(after)) return undefined
  if (door === 'text' && person.test(before)) return ten
  return fits ? ten : undefined
}
