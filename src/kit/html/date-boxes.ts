import { Temporal } from 'temporal-polyfill'
import { cleanText } from '../text/clean.ts'

/** What was typed in the three boxes, kept as typed. */
export type DateBoxes = { day: string; month: string; year: string }

export type ReadDate =
  | { state: 'date'; date: Temporal.PlainDate; boxes: DateBoxes }
  /** `no_such_day`: 31 February. */
  | { state: 'empty' | 'not_a_date' | 'no_such_day'; boxes: DateBoxes }

/** The names that the three boxes of a date field have in its form. */
export const boxNames = (name: string) => ({
  day: `${name}-day`,
  month: `${name}-month`,
  year: `${name}-year`,
})

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const english: Record<string, number> = { may: 5, oct: 10 }

const monthNumber = (typed: string): number => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  const start = typed.slice(0, 3).toLowerCase()
  return english[start] ?? months.indexOf(start) + 1
}

const yearNumber = (typed: string): number =>
  /^\d{2}$/.test(typed) ? 2000 + Number(typed) : /^\d{4}$/.test(typed) ? Number(typed) : 0

const make = (boxes: DateBoxes): ReadDate => {
  const month = monthNumber(boxes.month)
  const year = yearNumber(boxes.year)
  if (month === 0 || year === 0 || !/^\d{1,2}$/.test(boxes.day)) return { state: 'not_a_date', boxes }
  try {
    return {
      state: 'date',
      date: Temporal.PlainDate.from({ year, month, day: Number(boxes.day) }, { overflow: 'reject' }),
      boxes,
    }
  } catch {
    return { state: 'no_such_day', boxes }
  }
}

/** Reads the boxes as a person would: "3", "nov" and "26" are a date, and so is "2026-11-03" put in one box. */
export const readDate = (name: string, body: Record<string, unknown>): ReadDate => {
  const names = boxNames(name)
  const typed = (key: string): string => {
    const value = body[key]
    return typeof value === 'string' ? cleanText(value).trim() : ''
  }
  const boxes = { day: typed(names.day), month: typed(names.month), year: typed(names.year) }
  const filled = [boxes.day, boxes.month, boxes.year].filter(box => box !== '')
  if (filled.length === 0) return { state: 'empty', boxes }
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(filled[0] ?? '') ?? []
  if (filled.length === 1 && year && month && day) return make({ day, month, year })
  return make(boxes)
}
