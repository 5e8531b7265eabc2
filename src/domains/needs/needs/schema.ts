import { z } from 'zod'
import { municipalitiesField } from '../../../core/reference/municipalities-field.ts'
import { field } from '../../../kit/http/forms.ts'
import { categories } from '../../directory/public.ts'

export const periods = ['once', 'day', 'week', 'month', 'season', 'year'] as const
export const seasons = ['winter', 'spring', 'summer', 'autumn'] as const
export const valueBases = ['ledger', 'contract', 'market', 'estimate'] as const
export const sources = ['hand', 'ledger', 'plan'] as const
export type Source = (typeof sources)[number]

/** Something that no kind in data/categories.yaml covers, or whose kind nobody has chosen yet. */
export const otherCategory = 'other'
export const isCategory = (key: string): boolean => categories.has(key) || key === otherCategory

/** A need as its form sends it; only what and of which kind is required. */
export const needForm = z
  .object({
    title: field.text(150),
    category: z.string().refine(isCategory, 'choose'),
    description: field.lines(4000).default(''),
    cpv: field.orNull(
      z
        .string()
        .regex(/^\d{8}(-\d)?$/, 'not_cpv')
        .transform(code => code.slice(0, 8)),
    ),
    amount: field.orNull(field.count(100_000_000).pipe(z.number().min(1, 'too_small'))),
    amount_unit: field.text(40).default(''),
    amount_per: field.orNull(z.enum(periods)),
    seasons: field.list(seasons),
    area: municipalitiesField.default([]),
    place: field.text(200).default(''),
    starts_on: field.orNull(field.date()),
    ends_on: field.orNull(field.date()),
    unit_id: field.orNull(field.id()),
    // A procurement may be larger than what the other forms take.
    value_ore: field.orNull(field.money(12)),
    value_basis: z.enum(valueBases).or(z.literal('')).default(''),
    value_note: field.lines(1000).default(''),
    lots: field.orNull(field.count(100).pipe(z.number().min(1, 'too_small'))),
    lots_note: field.lines(1000).default(''),
    todays_supplier: field.text(300).default(''),
    contract_ends_on: field.orNull(field.date()),
    registration_number: field.text(40).default(''),
  })
  .refine(n => !n.starts_on || !n.ends_on || n.ends_on.since(n.starts_on).sign >= 0, {
    path: ['ends_on'],
    error: 'before_start',
  })
export type NeedData = z.output<typeof needForm>

/** Before a need is shown to everybody, somebody says where enterprises get in touch. */
export const openForm = z.object({ contact_email: z.email().max(254) })
export const closeForm = z.object({ closed_why: field.lines(1000) })

const ore = z.coerce.number().int().min(1).max(100_000_000_000_000)
/** What a candidate from the ledger knows already; what cannot be used is left out. */
export const prefillQuery = z.object({
  kategori: z.string().refine(isCategory).optional(),
  titel: z.string().trim().max(150).optional(),
  leverantor: z.string().trim().max(300).optional(),
  varde: ore.optional(),
  enhet: field.id().optional(),
  cpv: z.string().trim().max(10).optional(),
  text: z.string().trim().max(1000).optional(),
})
