import { z } from 'zod'
import { field } from '../../../kit/http/forms.ts'

export const placeKinds = ['work_training', 'work_practice', 'daily_activity', 'language_practice'] as const
const count = () => field.count(1000)
export const placeForm = z
  .object({
    kind: z.enum(placeKinds),
    tasks_sv: field.lines(1000).default(''),
    tasks_en: field.lines(1000).default(''),
    total: count(),
    free: count(),
    next_free_on: field.orNull(field.date()),
  })
  .refine(p => p.free <= p.total, { path: ['free'], error: 'more_than_total' })
