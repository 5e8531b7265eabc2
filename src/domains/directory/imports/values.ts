import { Temporal } from 'temporal-polyfill'
import type { kinds, legalForms } from '../enterprises/schema.ts'

const date = (year: number, month: number, day: number) => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/**
 * "2026-01-31", "20260131", "31/1 2026", "31.1.2026", "2026-01", "2026". A year or month alone is its first day, or its
 * last where `end` is said. Undefined: no date.
 */
export const readDay = (text: string, end = false): Temporal.PlainDate | undefined => {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text)
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const swedish = /^(\d{1,2})[./-]\s?(\d{1,2})[./ -]\s?(\d{4})$/.exec(text)
  if (swedish) return date(Number(swedish[3]), Number(swedish[2]), Number(swedish[1]))
  const part = /^(\d{4})(?:-(\d{2}))?$/.exec(text)
  if (!part || Number(part[1]) < 1900 || Number(part[1]) > 2100) return undefined
  const first = date(Number(part[1]), Number(part[2] ?? 1), 1)
  if (!end || first === undefined) return first
  return first.add(part[2] ? { months: 1 } : { years: 1 }).subtract({ days: 1 })
}

type LegalForm = (typeof legalForms)[number]

const forms: [RegExp, LegalForm][] = [
  [/svb|särskild vinstutdelning/i, 'limited_company_svb'],
  [/ideell|non-?profit/i, 'non_profit_association'],
  [/ek(onomisk)?\.? ?för|kooperativ|economic association|cooperative|\bek\.? ?f/i, 'economic_association'],
  [/stiftelse|foundation/i, 'foundation'],
  [/enskild|sole trader/i, 'sole_trader'],
  [/aktiebolag|\bab\b|limited company/i, 'limited_company'],
  [/förening|association/i, 'non_profit_association'],
]

/** The legal form as words say it: of its own column, or in the name ("Kafé Tallbacken ek. för."). */
export const readLegalForm = (text: string): LegalForm | undefined =>
  forms.find(([words]) => words.test(text))?.[1]

/** The first digits of a number tell what it was given to. */
export const legalFormOf = (orgnr: string | null): LegalForm => {
  if (orgnr?.startsWith('5')) return 'limited_company'
  if (orgnr?.startsWith('7')) return 'economic_association'
  return orgnr?.startsWith('8') ? 'non_profit_association' : 'other'
}

export const isClosed = (status: string): boolean =>
  /nedlag|nerlag|avslut|upphör|likvid|konkurs|closed|ceased/i.test(status)

/** What kind of enterprise a status column says; null where it does not say. */
export const readKind = (status: string): (typeof kinds)[number] | null => {
  if (/asf|arbetsintegrer|certifi|wise|work integ/i.test(status)) return 'wise'
  return /annan social|socialt företag|social verksamhet|social enterprise/i.test(status)
    ? 'social_enterprise'
    : null
}

/** What people write where they have no number. */
export const isMissing = (text: string): boolean =>
  /^([-–—?.\s]*|saknas|okänt?|uppgift saknas|inget|nej|n\/?a|unknown|missing|none)$/i.test(text)

/**
 * A telephone as a spreadsheet left it: its first zero is gone ("70 555 12 34", "27012345") or its plus ("46270123456").
 * Whatever else is there stays.
 */
export const readPhone = (text: string): string => {
  const digits = text.replace(/\D/g, '')
  if (/^46\d{7,10}$/.test(digits) && /^46/.test(text)) return `+${text}`
  return /^[1-9]/.test(text) && digits.length >= 7 && digits.length <= 9 ? `0${text}` : text
}
