import { z } from 'zod'
import { importTables } from '../../../core/imports/kind.ts'

const most = 10 * 1_048_576
export const planLimits = {
  csvBytes: most,
  xlsxBytes: most,
  characters: 10_000_000,
  rows: 5000,
  columns: 100,
}

export const tables = importTables('needs.plan')

/** Why a row was not stored, and `noted`: it was, but somebody should look at it. */
export const reasons = ['no_title', 'sum_row', 'twice', 'noted'] as const
export type Reason = (typeof reasons)[number]

/** A need as the plan tells it, with days as text so that it can be kept: what was read last time is compared with. */
export const saidSchema = z
  .object({
    title: z.string(),
    description: z.string(),
    category: z.string(),
    cpv: z.string(),
    unit_id: z.string(),
    value_ore: z.number(),
    amount: z.number(),
    amount_unit: z.string(),
    amount_per: z.string(),
    place: z.string(),
    starts_on: z.string(),
    ends_on: z.string(),
    contract_ends_on: z.string(),
    todays_supplier: z.string(),
    value_note: z.string(),
  })
  .partial()
export type Said = z.output<typeof saidSchema>
export type SaidField = keyof Said
export const saidFields = Object.keys(saidSchema.shape) as SaidField[]

/** What somebody should look at in a row that was stored. */
export const detailSchema = z
  .object({
    said: saidSchema,
    /** Columns whose value could not be read, and what stood there. */
    unread: z.array(z.object({ field: z.string(), text: z.string() })),
    /** No kind was told: the need waits for one to be chosen. */
    no_category: z.boolean(),
    /** A unit that the organisation does not have. */
    unknown_unit: z.string(),
    /** Changed by hand since the plan was last read: the need keeps it, the plan's is told. */
    kept: z.array(z.object({ field: z.string(), plan: z.string(), own: z.string() })),
    closed: z.boolean(),
    changed: z.number(),
    text: z.string(),
    line: z.number(),
  })
  .partial()
export type Detail = z.output<typeof detailSchema>
export const detailOf = (stored: unknown): Detail => detailSchema.catch({}).parse(stored)

export const planYear = z.coerce.number().int().min(2000).max(2100)
