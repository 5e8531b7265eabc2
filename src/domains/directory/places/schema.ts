import { z } from 'zod'
import { field } from '../../../kit/http/forms.ts'
import { access, adaptations, languages, placeKinds, tasks, weekdays } from './facts.ts'

export const freeAs = ['number', 'some', 'meet_first'] as const
export const payers = [
  'employment_service',
  'insurance_agency',
  'municipality',
  'region',
  'association',
  'nobody',
] as const
export const pricePer = ['day', 'month'] as const

const count = () => field.count(1000)
export const placeForm = z
  .object({
    kind: z.enum(placeKinds),
    tasks: field.list(tasks),
    tasks_sv: field.lines(1000).default(''),
    tasks_en: field.lines(1000).default(''),
    days: field.list(weekdays),
    from_minute: field.orNull(field.time()),
    to_minute: field.orNull(field.time()),
    adaptations: field.list(adaptations),
    languages: field.list(languages),
    access: field.list(access),
    site: field.text(200).default(''),
    total: count(),
    free_as: z.enum(freeAs).default('number'),
    free: count(),
    next_free_on: field.orNull(field.date()),
    next_free: field.orNull(count().pipe(z.number().min(1))),
  })
  .refine(p => p.free <= p.total, { path: ['free'], error: 'more_than_total' })
  .refine(p => p.from_minute === null || p.to_minute === null || p.from_minute < p.to_minute, {
    path: ['to_minute'],
    error: 'before_start',
  })

export const termsForm = z
  .object({
    supervisor: field.text(200).default(''),
    phone: field.text(40).default(''),
    payer: field.orNull(z.enum(payers)),
    price_ore: field.orNull(field.money(6)),
    per: field.orNull(z.enum(pricePer)),
  })
  .refine(p => (p.price_ore === null) === (p.per === null), { path: ['per'], error: 'price_without' })
