import { ownErrors } from '../../../kit/html/field-errors.ts'
import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** What is said when enterprises are asked, and answer. */
export const t = texts({ sv, en })

/** The sentence for one of these forms' own error codes. */
export const ownError = ownErrors(t)
