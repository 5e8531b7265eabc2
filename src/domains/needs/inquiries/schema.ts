import type { Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { NeedsInquiries } from '../../../kit/db/types.ts'
import { field, many } from '../../../kit/http/forms.ts'

export const inquiryForm = z.object({
  foretag: many(field.id()).refine(chosen => chosen.length > 0, 'choose_somebody'),
  subject: field.text(150),
  question: field.lines(4000),
  answer_by: field.date(),
})

/** A question as it is written, before it is sent. */
export type DraftData = Omit<z.output<typeof inquiryForm>, 'foretag'> & { enterprises: string[] }

export const extensionForm = z.object({ answer_by: field.date() })
export const clarificationForm = z.object({ message: field.lines(4000) })
/** What comes beside a question that has been sent. */
export type Addition =
  | { kind: 'reminder' }
  | { kind: 'extension'; answer_by: Temporal.PlainDate }
  | { kind: 'clarification'; message: string }

/** Can you? All of it, a part, together with others, later, or no. */
export const answers = ['all', 'part', 'together', 'later', 'no'] as const

export const answerForm = z
  .object({
    can: z.enum(answers, { error: 'choose_answer' }),
    volume: field.text(300).default(''),
    price_from_ore: field.orNull(field.money()),
    price_to_ore: field.orNull(field.money()),
    price_unit: field.text(40).default(''),
    earliest_on: field.orNull(field.date()),
    needs_to_know: field.lines(2000).default(''),
    message: field.lines(2000).default(''),
  })
  .refine(a => a.price_from_ore === null || a.price_to_ore === null || a.price_to_ore >= a.price_from_ore, {
    path: ['price_to_ore'],
    error: 'less_than_from',
  })
export type AnswerData = z.output<typeof answerForm>

/** A question about to be sent; its id is the form's one-time id. */
export type NewInquiry = Pick<
  Selectable<NeedsInquiries>,
  'tenant_id' | 'inquiry_id' | 'need_id' | 'subject' | 'question' | 'answer_by' | 'organisation'
> &
  Pick<Selectable<NeedsInquiries>, 'municipality_code' | 'contact_name' | 'contact_email'> & {
    asked_by: string
  }
