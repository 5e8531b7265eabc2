import type { Temporal } from 'temporal-polyfill'
import { chosenTwice, isComplete } from './guess.ts'
import { isField, type Mapping, type Period, readPeriod } from './schema.ts'
import { t } from './words.ts'

/** By field name ("kolumn-2", "ar") or '' for the whole form. */
export type MappingErrors = Record<string, string>
export type Chosen = { mapping: Mapping; year: string; month: string }

/** What was chosen for a file, from its form ("kolumn-0", "kolumn-1" …, "ar", "manad"). */
export const chosenIn = (body: unknown, columns: number): Chosen => {
  const typed = (body ?? {}) as Record<string, unknown>
  const mapping = Array.from({ length: columns }, (_, i) => {
    const value = typed[`kolumn-${i}`]
    return isField(value) ? value : ''
  })
  return { mapping, year: String(typed['ar'] ?? ''), month: String(typed['manad'] ?? '') }
}

/** The years that a file without dates may be about, latest first. */
export const yearsOf = (today: Temporal.PlainDate): string[] =>
  Array.from({ length: 10 }, (_, i) => String(today.year - i))

/** What the file is about, where no column says it. */
export const periodOf = ({ mapping, year, month }: Chosen): Period | undefined =>
  mapping.includes('date') ? undefined : readPeriod(month === '' ? year : `${year}-${month}`)

/** What is wrong with a choice, by field; nothing when the file can be read so. */
export const mappingErrors = (chosen: Chosen): MappingErrors => {
  const { mapping } = chosen
  const errors: MappingErrors = {}
  if (!isComplete(mapping))
    errors['kolumn-0'] = t(mapping.includes('amount') ? 'error_supplier_missing' : 'error_amount_missing')
  for (const field of chosenTwice(mapping))
    errors[`kolumn-${mapping.lastIndexOf(field)}`] = t('error_twice', { field: t(`field_${field}`) })
  if (!mapping.includes('date') && periodOf(chosen) === undefined) errors['ar'] = t('error_period')
  return errors
}
