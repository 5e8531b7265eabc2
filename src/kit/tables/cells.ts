import type { Temporal } from 'temporal-polyfill'

/** What a cell of a list can hold. Dates and instants are written as Swedish days. */
export type Cell =
  | string
  | number
  | bigint
  | boolean
  | Temporal.PlainDate
  | Temporal.Instant
  | null
  | undefined

/** A list's columns: the name as shown, and what stands in it. */
export type Columns<Row> = readonly { label: string; value: (row: Row) => Cell }[]

export const cellText = (value: Cell): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') {
    return 'epochMilliseconds' in value
      ? value.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()
      : value.toString()
  }
  return String(value)
}
