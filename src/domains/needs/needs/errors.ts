import { boxNames } from '../../../kit/html/date-boxes.ts'
import { fieldError } from '../../../kit/html/field-errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { unknownMunicipalities } from './schema.ts'
import { t } from './words.ts'

/** Three boxes that are all filled in and yet no date: 31 February. */
const noSuchDay = (name: string, code: string, typed: Typed): boolean =>
  code === 'not_a_date' && Object.values(boxNames(name)).every(box => (typed[box] ?? '') !== '')

/**
 * What to do about a field, as a sentence of its own: a label that is a question ("Hur mycket?") makes no sentence
 * together with the general words. Keys go from the precise (field and code) to the field's own.
 */
const sentence = (name: string, code: string, typed: Typed): string => {
  if (noSuchDay(name, code, typed)) return t('error_no_such_day')
  if (code === 'personal_number') return fieldError(code, name)
  const key = [`error_${name}_${code}`, `error_${name}`].find(t.has)
  if (key === undefined) return fieldError(code, name)
  const unknown = unknownMunicipalities([typed['area'] ?? ''].flat().join(','))
  return t(key, { count: unknown.length, names: unknown.join(', ') })
}

/** By field: the sentence to show, for the form of a need and the small forms of its page. */
export const needErrors = (errors: FieldErrors, typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(name, code, typed)]))
