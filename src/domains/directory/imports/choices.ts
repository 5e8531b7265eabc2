import { chosenTwice, isComplete } from './guess.ts'
import type { MappingErrors } from './pages/mapping-page.tsx'
import { isField, type Mapping } from './schema.ts'
import { t } from './words.ts'

/** What was chosen for each column of a file, from its form ("kolumn-0", "kolumn-1" …). */
export const chosenMapping = (body: unknown, columns: number): Mapping => {
  const typed = (body ?? {}) as Record<string, unknown>
  return Array.from({ length: columns }, (_, i) => {
    const value = typed[`kolumn-${i}`]
    return isField(value) ? value : ''
  })
}

/** What is wrong with a choice, by field; nothing when it can be read so. */
export const mappingErrors = (mapping: Mapping, municipalities: number): MappingErrors => {
  const errors: MappingErrors = {}
  if (!isComplete(mapping)) errors['kolumn-0'] = t('error_name_missing')
  for (const field of chosenTwice(mapping))
    errors[`kolumn-${mapping.lastIndexOf(field)}`] = t('error_twice', { field: t(`field_${field}`) })
  const placed = mapping.includes('municipality') || mapping.includes('municipality_code')
  if (!placed && municipalities !== 1) errors['kolumn-0'] ??= t('error_municipality_missing')
  return errors
}
