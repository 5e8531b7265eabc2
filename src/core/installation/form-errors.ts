import { wrongIn } from '../../kit/html/field-errors.ts'
import { t } from './words.ts'

export const { sayError, summaryOf } = wrongIn(t)
