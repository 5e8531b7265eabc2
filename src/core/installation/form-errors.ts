import { wrongIn } from '../../kit/html/field-errors.ts'
import { t } from './words.ts'

/** What is wrong, as a code and, after a colon, what was said: "unknown:Atlantis". */
export const { sayError, summaryOf } = wrongIn(t, code =>
  code.startsWith('unknown:') ? t('wrong_municipalities_unknown', { said: code.slice(8) }) : undefined,
)
