import type { FieldErrors, Typed } from '../../kit/http/forms.ts'
import { readOrgnr } from '../organisations/orgnr.ts'
import { readMunicipalities } from './read-municipalities.ts'

/**
 * What a new organisation's fields say together: which municipalities and whether it needs a name hang on its kind. Read
 * from what was typed, so that it is told in the same round as what is wrong with a single field.
 */
export const readBetween = (
  typed: Typed,
): { codes: string[]; orgnr: string | undefined; errors: FieldErrors } => {
  const said = (name: string) => typed[name]?.toString() ?? ''
  const kind = said('kind')
  const errors: FieldErrors = {}
  const read = readMunicipalities(said('municipalities'))
  const codes = read.ok ? read.codes : []
  if (!read.ok) errors['municipalities'] = `unknown:${read.unknown}`
  else if (kind === 'municipality' && codes.length !== 1) errors['municipalities'] = 'one'
  else if (kind === 'association' && codes.length === 0) errors['municipalities'] = 'some'
  if (kind !== '' && kind !== 'municipality' && said('name') === '') errors['name'] = 'missing'
  const number = said('orgnr') === '' ? undefined : readOrgnr(said('orgnr'))
  if (said('orgnr') !== '' && number?.kind !== 'organisation') errors['orgnr'] = 'wrong'
  return { codes, orgnr: number?.digits, errors }
}
