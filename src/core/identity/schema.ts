import { z } from 'zod'
import { field } from '../../kit/http/forms.ts'

const email = z.email().max(254)
const till = z.string().optional()

export const signInForm = z.object({ email, password: z.string().max(200), till })
export const linkForm = z.object({ email })
export const codeForm = z.object({ code: z.string().max(40), till })
export const accountForm = z.object({ name: field.text(200), email })
export const nameForm = z.object({ name: field.text(200) })
export const detailsForm = z.object({ name: field.text(200), locale: z.enum(['sv', 'en']) })
/** Twelve characters or more and nothing about which: length is what makes a password hard to guess (ASVS V6.2.1, V6.2.5). */
export const passwordForm = z
  .object({
    present: z.string().max(200).optional(),
    next: z.string().min(12).max(200),
    again: z.string().max(200),
  })
  .refine(form => form.next === form.again, { error: 'different', path: ['again'] })
export const confirmPasswordForm = z.object({ present: z.string().max(200).optional() })
export const confirmCodeForm = z.object({
  code: z.string().max(20),
  uri: z.string().max(500),
  spare: z.string().max(500),
})
/** As WebAuthn's JSON writes bytes; anything else is no answer of a device. */
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*=*$/)
export const passkeyAnswer = z.object({
  response: z.looseObject({
    id: base64url,
    response: z.record(
      z.string(),
      z.union([base64url, z.array(z.string().regex(/^[\w-]{1,40}$/)).max(20), z.number(), z.null()]),
    ),
  }),
  name: field.text(100).optional(),
})
