import type { Orgnr } from '../../../core/organisations/orgnr.ts'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import type { Registration } from './schema.ts'

/** What a number's first digit says that it was given to (Skatteverket, SKV 709). */
const firstDigits: Partial<Record<Registration['legal_form'], string>> = {
  limited_company: '5',
  limited_company_svb: '5',
  economic_association: '7',
  non_profit_association: '8',
  foundation: '8',
}

/** A number and a legal form that contradict each other, said at the field that is likely wrong. */
export const contradiction = (orgnr: Orgnr, form: Registration['legal_form']): FieldErrors => {
  if (orgnr.kind === 'person') return form === 'sole_trader' ? {} : { legal_form: 'number_of_person' }
  // 2: state, regions, municipalities and parishes.
  if (orgnr.digits.startsWith('2')) return { orgnr: 'number_of_authority' }
  if (form === 'sole_trader') return { orgnr: 'not_of_person' }
  const first = firstDigits[form]
  return first === undefined || orgnr.digits.startsWith(first) ? {} : { legal_form: 'number_of_other_form' }
}
