import type { FormError } from '../../kit/html/error-summary.tsx'
import { fieldError } from '../../kit/html/field-errors.ts'
import type { FieldErrors } from '../../kit/http/forms.ts'
import { t, word } from './words.ts'

/** The sentence for what is wrong with a field; the field's own first, then the one for any field. */
export const sayError = (field: string, code: string | undefined): string | undefined =>
  code === undefined
    ? undefined
    : code === 'personal_number'
      ? fieldError(code, field)
      : (word(`wrong_${field}_${code}`) ?? word(`wrong_${field}`) ?? t('wrong'))

export const summaryOf = (errors: FieldErrors): FormError[] =>
  Object.entries(errors).map(([name, code]) => ({
    name: name === '_form' ? undefined : name,
    message: sayError(name, code) ?? '',
  }))
