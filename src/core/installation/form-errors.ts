import { fieldSentences } from '../../kit/html/field-errors.ts'
import type { FieldErrors } from '../../kit/http/forms.ts'
import { t } from './words.ts'

const own = fieldSentences(t)

/** What is wrong, as a code and, after a colon, what was said: "unknown:Atlantis". */
export const sayError = (field: string, code: string | undefined): string | undefined =>
  code?.startsWith('unknown:')
    ? t('wrong_municipalities_unknown', { said: code.slice(8) })
    : own.sayError(field, code)

export const summaryOf = (errors: FieldErrors) =>
  Object.entries(errors).map(([name, code]) => ({ name, message: sayError(name, code) ?? '' }))
