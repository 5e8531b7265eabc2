import { Temporal } from 'temporal-polyfill'

/** The year that a plan is about, for days that do not say their own; and whether the last day of a period is meant. */
type As = { year: number; end: boolean }
type Period = { year: number; from: number; months: number }

const months =
  'jan(uari|uary)? feb(ruari|ruary)? mar(s|ch)? apr(il)? ma[jy] jun[ie]? jul[iy]? aug(usti?)? sep(t|tember)? o[kc]t(ober)? nov(ember)? dec(ember)?'
    .split(' ')
    .map(name => new RegExp(`^${name}$`))
const monthOf = (word: string): number => months.findIndex(name => name.test(word)) + 1
const seasons: [RegExp, from: number, months: number][] = [
  [/^vår(en)?$/, 3, 3],
  // The two terms of a school's year, which plans of municipalities often follow.
  [/^(vt|vårtermin(en)?)$/, 1, 6],
  [/^(ht|hösttermin(en)?)$/, 7, 6],
  [/^sommar(en)?$/, 6, 3],
  [/^höst(en)?$/, 9, 3],
  // A winter begins with its year: too early a dialogue does no harm.
  [/^vint(er|ern)$/, 1, 2],
]

const day = (year: number, month: number, dayOfMonth: number): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const fullYear = (text: string | undefined, otherwise: number) => {
  if (text === undefined || text === '') return otherwise
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** Workbooks count days from the end of 1899; a list saved from one may hold the bare number. */
const serialDay = (text: string) => {
  const days = /^\d{5}$/.test(text) ? Number(text) : 0
  return days >= 36_526 && days <= 73_050 ? new Temporal.PlainDate(1899, 12, 30).add({ days }) : undefined
}

/** "2027-03-01", "20270301", "1/3 2027", "1 mars 2027". */
const exactDay = (text: string, year: number): Temporal.PlainDate | undefined => {
  const iso = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[T ].*)?$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const swedish = /^(\d{1,2})[./-]\s?(\d{1,2})[./ -]\s?(\d{4})$/.exec(text)
  if (swedish) return day(Number(swedish[3]), Number(swedish[2]), Number(swedish[1]))
  const words = /^(\d{1,2})\s+(\p{L}{3,9})\.?(?:\s+(\d{4}))?$/u.exec(text)
  return words ? day(fullYear(words[3], year), monthOf(words[2] ?? ''), Number(words[1])) : undefined
}

const nth = (text: string) => ({ första: 1, andra: 2, tredje: 3, fjärde: 4 })[text] ?? Number(text)

/** Parts of a year by number: "Q1 2027", "2027-Q1", "kvartal 1", "första halvåret", "T2 2027". */
const numbered = (text: string, year: number): Period | undefined => {
  const kinds: [words: string, months: number, most: number][] = [
    ['q|kv|kvartal|kvartalet', 3, 4],
    ['t|tertial|tertialet', 4, 3],
    ['h|halvår|halvåret', 6, 2],
  ]
  const which = '([1-4]|första|andra|tredje|fjärde)'
  for (const [words, months, most] of kinds) {
    const found =
      new RegExp(`^(?:${words})\\.?\\s*${which}(?:[\\s,/-]+(\\d{4}|\\d{2}))?$`).exec(text) ??
      new RegExp(`^${which}\\s*(?:${words})(?:[\\s,/-]+(\\d{4}|\\d{2}))?$`).exec(text)
    const turned = new RegExp(`^(\\d{4})[\\s,/-]*(?:${words})\\.?\\s*${which}$`).exec(text)
    const n = nth(found?.[1] ?? turned?.[2] ?? '')
    if (Number.isInteger(n) && n >= 1 && n <= most)
      return { year: fullYear(found?.[2] ?? turned?.[1], year), from: (n - 1) * months + 1, months }
  }
  return undefined
}

/** "mars 2027", "2027-03", "03/2027", "hösten 2027", "vt 27", "2027". */
const named = (text: string, year: number): Period | undefined => {
  const word = /^(\p{L}{2,12})\.?(?:[\s-]+(\d{4}|\d{2}))?$/u.exec(text)
  if (word) {
    const of = fullYear(word[2], year)
    const month = monthOf(word[1] ?? '')
    const season = seasons.find(([words]) => words.test(word[1] ?? ''))
    if (season) return { year: of, from: season[1], months: season[2] }
    return month > 0 ? { year: of, from: month, months: 1 } : undefined
  }
  const iso = /^(\d{4})[-/]?(\d{2})$/.exec(text) ?? undefined
  const turned = /^(\d{1,2})[/-](\d{4})$/.exec(text) ?? undefined
  const month = Number(iso?.[2] ?? turned?.[1] ?? 0)
  if (month >= 1 && month <= 12) return { year: Number(iso?.[1] ?? turned?.[2]), from: month, months: 1 }
  return /^20\d\d$/.test(text) ? { year: Number(text), from: 1, months: 12 } : undefined
}

/** "v. 12 2027", "vecka 12": its Monday, or its Sunday. */
const week = (text: string, { year, end }: As): Temporal.PlainDate | undefined => {
  const found = /^(?:v|vecka)\.?\s*(\d{1,2})(?:[\s,/-]+(\d{4}))?$/.exec(text)
  const n = Number(found?.[1] ?? 0)
  if (n < 1 || n > 53) return undefined
  // The fourth of January is always in the first week.
  const first = new Temporal.PlainDate(fullYear(found?.[2], year), 1, 4)
  return first.subtract({ days: first.dayOfWeek - 1 }).add({ days: (n - 1) * 7 + (end ? 6 : 0) })
}

const edge = ({ year, from, months }: Period, end: boolean): Temporal.PlainDate => {
  const first = new Temporal.PlainDate(year, from, 1)
  return end ? first.add({ months }).subtract({ days: 1 }) : first
}

/** "hösten 2027": said more loosely than the day it is read as. */
export const isLoose = (cell: string, year: number): boolean =>
  exactDay(cell.toLowerCase().trim(), year) === undefined && serialDay(cell.trim()) === undefined

/**
 * A day as plans write it. Of a period ("Q1 2027", "hösten 2027", "mars–april") the first day is taken, or the last
 * where an end is asked for. Undefined: no day.
 */
export const readPlanDay = (cell: string, as: As): Temporal.PlainDate | undefined => {
  const day = anyDay(cell, as)
  // A plan is about our time; what reads as another is something else that looks like a day.
  return day !== undefined && day.year >= 1990 && day.year <= 2100 ? day : undefined
}

const anyDay = (cell: string, as: As): Temporal.PlainDate | undefined => {
  if (cell.length > 80) return undefined
  const text = cell
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(
      /^(ca|cirka|prel|preliminärt|senast|från|fr o m|från och med|till|t o m|tom|fom|under|början av|slutet av|i)\.?:? /,
      '',
    )
    .trim()
  const exact = exactDay(text, as.year) ?? serialDay(text) ?? week(text, as)
  if (exact) return exact
  const period = numbered(text, as.year) ?? named(text, as.year)
  if (period) return edge(period, as.end)
  const parts = text.split(/\s*(?:–|—|\btill\b| - |(?<=\p{L})[-/](?=\p{L}))\s*/u)
  if (parts.length !== 2) return undefined
  // "mars–april 2027": the year stands last and counts for both.
  const year = /(20\d\d)$/.exec(text)?.[1]
  const own = { ...as, year: year ? Number(year) : as.year }
  const [from, until] = parts.map((part, at) => anyDay(part, { ...own, end: at === 1 }))
  if (from === undefined || until === undefined) return undefined
  const [start, end] = inOrder(from, until, year !== undefined)
  if (Temporal.PlainDate.compare(start, end) > 0) return undefined
  return as.end ? end : start
}

/** "november–mars" ends in the year after it begins; with its year said ("november–mars 2028") it begins the year before. */
const inOrder = (from: Temporal.PlainDate, until: Temporal.PlainDate, yearOfEnd: boolean) => {
  if (Temporal.PlainDate.compare(from, until) <= 0) return [from, until] as const
  return yearOfEnd
    ? ([from.subtract({ years: 1 }), until] as const)
    : ([from, until.add({ years: 1 })] as const)
}
