import type { Temporal } from 'temporal-polyfill'
import type { Mapping } from './columns.ts'
import type { Period } from './schema.ts'

/** What a file's rows are read by. */
export type Rules = {
  mapping: Mapping
  /** For a file without dates. */
  period: Period | undefined
  /** How many columns the file has. */
  width: number
  today: Temporal.PlainDate
  secret: string
}
