import type { Temporal } from 'temporal-polyfill'
import { type Locale, locale } from './locale.ts'

const tag = (l: Locale) => (l === 'sv' ? 'sv-SE' : 'en-GB')
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

const kept = <T>(cache: Map<string, T>, name: string, make: (tag: string) => T): T => {
  const key = `${locale()} ${name}`
  const found = cache.get(key) ?? make(tag(locale()))
  cache.set(key, found)
  return found
}

const alphabets = new Map<string, Intl.Collator>()
/** In the order of the reader's alphabet. */
export const inAlphabet = (a: string, b: string): number =>
  kept(alphabets, '', l => new Intl.Collator(l)).compare(a, b)

/** A day, or the instant whose Swedish day is meant. */
export type Moment = Temporal.PlainDate | Temporal.Instant

const formatMoment = (name: string, options: Intl.DateTimeFormatOptions, at: Moment): string => {
  // A plain date has no zone: noon UTC is the same day in Stockholm all year.
  const ms = 'epochMilliseconds' in at ? at.epochMilliseconds : Date.UTC(at.year, at.month - 1, at.day, 12)
  return kept(
    dateFormats,
    name,
    l => new Intl.DateTimeFormat(l, { timeZone: 'Europe/Stockholm', ...options }),
  ).format(ms)
}

/** "23 november 2026", shown as in Sweden whatever the server's zone. */
export const showDate = (at: Moment): string => formatMoment('date', { dateStyle: 'long' }, at)
/** "23 nov 2026": in lists, where it stands on one line. */
export const showShortDate = (at: Moment): string =>
  formatMoment('short date', { day: 'numeric', month: 'short', year: 'numeric' }, at).replace('.', '')
/** A day to keep: "i dag", "ons 9 dec 2026" within two weeks, else "27 feb 2027". */
export const showNearDate = (day: Temporal.PlainDate, today: Temporal.PlainDate): string => {
  const away = today.until(day).days
  if (away === 0) return new Intl.RelativeTimeFormat(tag(locale()), { numeric: 'auto' }).format(0, 'day')
  return away > 0 && away <= 14
    ? `${formatMoment('weekday', { weekday: 'short' }, day)} ${showShortDate(day)}`
    : showShortDate(day)
}
/** "23 nov 2026 kl. 14:05" */
export const showShortInstant = (at: Temporal.Instant): string =>
  `${showShortDate(at)}${locale() === 'sv' ? ' kl. ' : ', '}${formatMoment('time', { timeStyle: 'short' }, at)}`
/** "23 november 2026 kl. 14:05" */
export const showInstant = (at: Temporal.Instant): string =>
  formatMoment('instant', { dateStyle: 'long', timeStyle: 'short' }, at)

/** "Egen takt" → "egen takt": words of a list inside a sentence. */
export const inSentence = (words: string): string =>
  words.charAt(0).toLocaleLowerCase(locale()) + words.slice(1)

/** "12 500" – a count, with the digits grouped as the language does. */
export const showNumber = (n: number): string =>
  // Fewer than four digits are never grouped: most counts, without asking for the language.
  Number.isInteger(n) && n >= 0 && n < 1000
    ? String(n)
    : kept(numberFormats, 'number', l => new Intl.NumberFormat(l, { maximumFractionDigits: 1 })).format(n)

/** Integer öre in, "12 500 kr" out; öre are shown only when there are any. */
export const showMoney = (ore: bigint | number): string => {
  const value = Number(ore) / 100
  const digits = Number.isInteger(value) ? 0 : 2
  const shown = kept(
    numberFormats,
    `kr${digits}`,
    l => new Intl.NumberFormat(l, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ).format(value)
  return locale() === 'sv' ? `${shown} kr` : `SEK ${shown}`
}

/** The same in whole kronor, for sums where öre say nothing. */
export const showKronor = (ore: bigint | number): string => showMoney(Math.round(Number(ore) / 100) * 100)

/** Sums for the eye: "12,4 miljoner kronor"; under a million in whole kronor. */
export const showLarge = (ore: number): string => {
  if (Math.abs(ore) < 100_000_000) return showKronor(ore)
  const shown = kept(
    numberFormats,
    'large',
    l => new Intl.NumberFormat(l, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 }),
  ).format(ore / 100)
  return `${shown} ${locale() === 'sv' ? 'kronor' : 'SEK'}`
}

/** 0.0123 → "1,2 %"; what is more than nothing is never shown as 0 %. */
export const showShare = (share: number): string => {
  if (share > 0 && share < 0.0005) return `< ${showShare(0.001)}`
  const digits = Math.abs(share) < 0.1 ? 1 : 0
  return kept(
    numberFormats,
    `share${digits}`,
    l => new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: digits }),
  ).format(share)
}

/** "november 2026" */
export const showMonth = (at: Moment): string => formatMoment('month', { month: 'long', year: 'numeric' }, at)
