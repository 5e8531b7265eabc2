import { z } from 'zod'
import { field } from '../../../kit/http/forms.ts'

export const reasons = ['full', 'not_this_kind', 'cannot_arrange', 'later', 'other'] as const

/** What is asked about a place; days and hours come from what the person can do. */
export const askForm = z
  .object({
    starts_on: field.date(),
    ends_on: field.orNull(field.date()),
    contact: field.text(200),
  })
  .refine(p => p.ends_on === null || p.starts_on.toString() <= p.ends_on.toString(), {
    path: ['ends_on'],
    error: 'before_first_day',
  })

export const answerForm = z
  .object({
    answer: z.enum(['yes', 'queued', 'no']),
    meet_first: field.tick().optional(),
    reason: field.orNull(z.enum(reasons)),
  })
  .refine(p => p.answer !== 'no' || p.reason !== null, { path: ['reason'], error: 'missing' })
