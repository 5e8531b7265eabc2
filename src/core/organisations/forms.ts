import { z } from 'zod'
import { field, many } from '../../kit/http/forms.ts'
import { isRole, type Role } from './roles.ts'
import { unitKinds } from './schema.ts'

const role = z
  .string()
  .refine(isRole)
  .transform(value => value as Role)

/** Left empty, or today or later. */
const assignment = { unit: field.id().optional(), ends: field.date().optional() }
export const inviteForm = z.object({ email: z.email().max(254), role, ...assignment })
export const changeForm = z.object(assignment)
export const unitForm = z.object({
  name: field.text(200),
  kind: z.enum(unitKinds),
  area: field.id().optional(),
})
export const areaForm = z.object({ area_name: field.text(200), ground: field.text(500) })
export const memberQuery = z.object({
  q: z.string().max(100).default(''),
  roll: many(z.string()),
  visa: z.enum(['nu', 'avslutade']).default('nu'),
})
export type MemberQuery = z.output<typeof memberQuery>
