import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const text = z.string().max(200).optional()
const number = z.coerce.number().int().min(1).max(2_000_000_000).optional()

/** A period of a page: a calendar year, the last twelve months that the ledger holds, or the twelve before those. */
export const spendQuery = z.object({
  /** All kinds on one page. */
  alla: z.literal('1').optional(),
  period: z
    .string()
    .regex(/^(12|12-fore|(19|20)\d\d)$/)
    .default('12'),
})

/** `from` is in it, `until` is not; both the first of a month. */
export type Period = { key: string; from: Temporal.PlainDate; until: Temporal.PlainDate }

export const yearPeriod = (year: number): Period => ({
  key: String(year),
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  until: Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }),
})
/** The twelve months before `until`. */
export const rollingPeriod = (until: Temporal.PlainDate): Period => ({
  key: '12',
  from: until.subtract({ months: 12 }),
  until,
})
/** The period of the same length just before; before the twelve months before the last there is no address. */
export const before = ({ key, from, until }: Period): Period => ({
  key: key === '12' ? '12-fore' : key === '12-fore' ? '' : String(Number(key) - 1),
  from: from.subtract(from.until(until, { largestUnit: 'month' })),
  until: from,
})

/** What the rows, suppliers or units on a page are narrowed to. */
export const narrowQuery = z.object({
  period: spendQuery.shape.period,
  q: text,
  kategori: z.string().max(60).optional(),
  leverantor: number,
  konto: number,
  forvaltning: number,
  manad: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  social: z.enum(['ja', 'nej']).optional(),
})
export type NarrowQuery = z.output<typeof narrowQuery>

/** In addresses: no kind at all is "oklassat", what enterprises do not sell "annat". */
export const categoryInAddress = (category: string): string =>
  category === '' ? 'oklassat' : category === 'other' ? 'annat' : category
export const categoryOfAddress = (text: string): string =>
  text === 'oklassat' ? '' : text === 'annat' ? 'other' : text
