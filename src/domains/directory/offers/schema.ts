import { z } from 'zod'
import { municipalitiesField } from '../../../core/reference/municipalities-field.ts'
import { field } from '../../../kit/http/forms.ts'
import { categories } from '../categories.ts'

export const periods = ['day', 'week', 'month', 'season', 'year'] as const
export const seasons = ['winter', 'spring', 'summer', 'autumn'] as const
const order = () => field.orNull(field.count(10_000_000))

/** What an enterprise sells, as its form sends it. CPV is digits; a check digit is accepted and left out. */
export const offerForm = z
  .object({
    title_sv: field.text(150),
    title_en: field.text(150).default(''),
    category: z.string().refine(key => categories.has(key), 'choose_category'),
    description_sv: field.lines(4000).default(''),
    description_en: field.lines(4000).default(''),
    cpv: field.orNull(
      z
        .string()
        .regex(/^\d{8}(-\d)?$/, 'not_cpv')
        .transform(code => code.slice(0, 8)),
    ),
    unit_sv: field.text(40).default(''),
    unit_en: field.text(40).default(''),
    price_from_ore: field.orNull(field.money()),
    price_to_ore: field.orNull(field.money()),
    capacity_amount: field.orNull(field.count(10_000_000).pipe(z.number().min(1, 'too_small'))),
    capacity_per: field.orNull(z.enum(periods)),
    lead_time_days: field.orNull(field.count(365)),
    min_order: order(),
    max_order: order(),
    seasons: field.list(seasons),
    area: municipalitiesField.default([]),
  })
  .refine(o => o.price_to_ore === null || o.price_from_ore === null || o.price_to_ore >= o.price_from_ore, {
    path: ['price_to_ore'],
    error: 'less_than_from',
  })
  .refine(o => o.max_order === null || o.min_order === null || o.max_order >= o.min_order, {
    path: ['max_order'],
    error: 'less_than_from',
  })
  .refine(o => (o.capacity_amount === null) === (o.capacity_per === null), {
    path: ['capacity_per'],
    error: 'both_or_none',
  })
