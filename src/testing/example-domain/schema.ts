import type { Generated, Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { field } from '../../kit/http/forms.ts'

// Of a real domain, `npm run types` writes this.
type Tools = {
  tenant_id: string
  tool_id: string
  name: string
  place: Generated<string>
  lent_at: Temporal.Instant | null
  missed_at: Temporal.Instant | null
  version: Generated<number>
  updated_at: Temporal.Instant
}
declare module '../../kit/db/types.ts' {
  interface DB {
    'lending.tools': Tools
  }
}
export type Tool = Selectable<Tools>

export const toolForm = z.object({
  name: field.text(100),
  place: field.text(100).default(''),
})
