import { z } from 'zod'
import { field } from '../../../kit/http/forms.ts'
import { openPlaces } from '../../directory/public.ts'

const { weekdays, tasks, adaptations, languages, access, kinds } = openPlaces.facts

/** A name, or – where data is protected – the officer who beside the writer may see the person, and no name. */
export const personForm = z
  .object({
    is_protected: field.tick().optional(),
    officer: field.id().optional(),
    name: field.text(200).optional(),
    called: field.text(60).optional(),
    birth_year: field.orNull(
      z
        .string()
        .regex(/^(19|20)\d\d$/)
        .transform(Number),
    ),
    phone: field.text(40).optional(),
    email: field.orNull(z.email().max(254)),
    language: field.orNull(z.enum(languages)),
  })
  .refine(p => p.is_protected || p.name, { path: ['name'], error: 'missing' })
  .refine(p => !p.is_protected || !(p.name || p.called || p.phone || p.email || p.birth_year), {
    path: ['is_protected'],
    error: 'with_name',
  })
export type PersonData = z.output<typeof personForm>

/** "4", "3,5", "3.5" hours → minutes. */
const hours = () =>
  z
    .string()
    .transform(text => text.replace(',', '.').replace(/\s*(tim|h)\.?$/i, ''))
    .pipe(z.string().regex(/^\d{1,2}(\.\d)?$/))
    .transform(Number)
    .transform(hours => Math.round(hours * 60))
    .pipe(z.number().min(1).max(720))

export const wishesForm = z
  .object({
    kinds: field.list(kinds),
    days: field.list(weekdays),
    from_minute: field.orNull(field.time()),
    to_minute: field.orNull(field.time()),
    minutes_a_day: field.orNull(hours()),
    near_code: field.orNull(z.string().regex(/^\d{4}$/)),
    most_km: field.orNull(field.count(2000).pipe(z.number().min(1))),
    tasks: field.list(tasks),
    adaptations: field.list(adaptations),
    languages: field.list(languages),
    access: field.list(access),
    starts_on: field.orNull(field.date()),
  })
  .refine(p => p.days.length > 0, { path: ['days'], error: 'missing' })
  .refine(p => p.from_minute === null || p.to_minute === null || p.from_minute < p.to_minute, {
    path: ['to_minute'],
    error: 'before_start',
  })
