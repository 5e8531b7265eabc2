import { fieldError, ownErrors } from '../../kit/html/field-errors.ts'
import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The register's words. */
export const t = texts({ sv, en })

/** The sentence for one of the register's own error codes, naming its field. */
export const ownError = ownErrors(t)

/** The sentence for any error code. */
export const errorText = (code: string, label: string): string =>
  ownError(code, label) ?? fieldError(code, label)
