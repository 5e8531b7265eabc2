import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { soleTrader } from '../../../core/personal-numbers/masks.ts'
import { findMunicipality } from '../../../core/reference/places.ts'
import { fieldOfHeading, isAside } from './headings.ts'
import { type Field, fields, type Mapping } from './schema.ts'

/** Values that tell what they are without a heading. */
const looks: { field: Field; is: (value: string) => boolean }[] = [
  { field: 'orgnr', is: value => value === soleTrader || readOrgnr(value) !== undefined },
  { field: 'email', is: value => /^\S+@\S+\.\S+$/.test(value) },
  {
    field: 'website',
    is: value =>
      /^(https?:\/\/|www\.)\S+$/i.test(value) || /^[\w-]+(\.[\w-]+)*\.(se|nu|com|org|eu)$/i.test(value),
  },
  { field: 'phone', is: value => /^(\+46|0)[\d\s()/–-]{6,16}$/.test(value) },
  { field: 'municipality', is: value => /\p{L}/u.test(value) && findMunicipality(value) !== undefined },
  {
    field: 'legal_form',
    is: value =>
      /^(ek(onomisk)?\.? ?för(ening)?|ideell (ek\. )?förening|aktiebolag|ab|stiftelse|enskild firma)\b/i.test(
        value,
      ),
  },
]

type Claim = { column: number; field: Field; weight: number }

const claimsOf = (heading: string, values: readonly string[], column: number): Claim[] => {
  if (isAside(heading)) return []
  const told = fieldOfHeading(heading)
  const claims: Claim[] = told ? [{ column, field: told.field, weight: told.sure * 2 }] : []
  for (const { field, is } of looks) {
    const share = values.length === 0 ? 0 : values.filter(is).length / values.length
    // What the values are weighs more than a heading that only holds the word.
    if (share >= 0.6) claims.push({ column, field, weight: 1 + share * 2 + (told?.field === field ? 4 : 0) })
  }
  return claims
}

/** A column of different texts that nothing else claims: in a list without headings, the names. */
const namesLike = (values: readonly string[]) =>
  values.length > 0 &&
  new Set(values).size > values.length * 0.8 &&
  values.every(v => v.length > 1 && v.length <= 120 && /\p{L}{2}/u.test(v))

/** Guesses what each column is by its name and by its first values; each field goes to the column that claims it best. */
export const guessMapping = (header: readonly string[], rows: readonly (readonly string[])[]): Mapping => {
  const columns = header.map((_, i) => rows.map(row => (row[i] ?? '').trim()).filter(value => value !== ''))
  const claims = header.flatMap((heading, i) => claimsOf(heading, columns[i] ?? [], i))
  claims.sort((a, b) => b.weight - a.weight || a.column - b.column)
  const mapping: (Field | '')[] = header.map(() => '')
  const taken = new Set<Field>()
  for (const { column, field } of claims) {
    if (taken.has(field) || mapping[column] !== '') continue
    mapping[column] = field
    taken.add(field)
  }
  const nameless = mapping.findIndex(
    (field, i) =>
      field === '' &&
      namesLike(columns[i] ?? []) &&
      fieldOfHeading(header[i] ?? '') === undefined &&
      !isAside(header[i] ?? ''),
  )
  if (!taken.has('name') && nameless >= 0) mapping[nameless] = 'name'
  return mapping
}

/** Whether a row holds the columns' names: two of them are known; certainly not when a number stands in it. */
export const isHeader = (cells: readonly string[]): boolean | undefined => {
  const known = new Set(cells.flatMap(cell => (cell.length <= 60 ? (fieldOfHeading(cell)?.field ?? []) : [])))
  const exact = cells.filter(cell => fieldOfHeading(cell)?.sure === 2).length
  if (exact >= 2 || (exact >= 1 && known.size >= 2)) return true
  return cells.some(cell => readOrgnr(cell) !== undefined || findMunicipality(cell) !== undefined)
    ? false
    : undefined
}

export const isComplete = (mapping: Mapping): boolean => mapping.includes('name')
export const chosenTwice = (mapping: Mapping): Field[] =>
  fields.filter(field => mapping.filter(m => m === field).length > 1)
