import type { FormError } from '../../kit/html/error-summary.tsx'
import { fieldError } from '../../kit/html/field-errors.ts'
import type { FieldErrors } from '../../kit/http/forms.ts'
import { t, word } from './words.ts'

/** What is wrong, as a code and, after a colon, what was said: "unknown:Atlantis". */
export const sayError = (field: string, code: string | undefined): string | undefined => {
  if (code === undefined) return undefined
  if (code.startsWith('unknown:')) return t('wrong_municipalities_unknown', { said: code.slice(8) })
  if (code === 'personal_number') return fieldError(code, field)
  return word(`wrong_${field}_${code}`) ?? word(`wrong_${field}`) ?? t('wrong')
}

export const summaryOf = (errors: FieldErrors): FormError[] =>
  Object.entries(errors).map(([name, code]) => ({ name, message: sayError(name, code) ?? '' }))
