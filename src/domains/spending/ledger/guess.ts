import { Temporal } from 'temporal-polyfill'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { readAmount } from './amount.ts'
import { dayReader } from './day.ts'
import { fieldOfHeading } from './headings.ts'
import { soleTraderName } from './mask.ts'
import { type Field, fields, type Mapping } from './schema.ts'

const dayOf = dayReader(Temporal.PlainDate.from('2100-01-01'))
const isDay = (value: string) => typeof dayOf(value) !== 'string'
/** Personal numbers are masked before anybody looks. */
const isNumber = (value: string) => value === soleTraderName || readOrgnr(value) !== undefined
const isAmount = (value: string) => typeof readAmount(value) === 'number'

/** Values that tell what they are without a heading. */
const looks: { field: Field; is: (value: string) => boolean }[] = [
  { field: 'supplier_number', is: isNumber },
  { field: 'date', is: value => value.length >= 6 && isDay(value) && !isNumber(value) },
  { field: 'account', is: value => /^\d{2,12}\s*[-–:.]?\s+\p{L}/u.test(value) && !isDay(value) },
  { field: 'amount', is: value => /[.,]\d{1,2}-?$/.test(value) && isAmount(value) },
]

type Claim = { column: number; field: Field; weight: number }

const claimsOf = (heading: string, values: readonly string[], column: number): Claim[] => {
  const told = fieldOfHeading(heading)
  const claims: Claim[] = told ? [{ column, field: told.field, weight: told.sure * 2 }] : []
  for (const { field, is } of looks) {
    const share = values.length === 0 ? 0 : values.filter(is).length / values.length
    if (share < 0.6) continue
    const both = field === 'account' && told?.field.startsWith('account')
    // A name that says what it is weighs more than values that look like something else.
    if (told === undefined) claims.push({ column, field, weight: share })
    else if (told.field === field || both) claims.push({ column, field, weight: told.sure * 2 + share })
  }
  return claims
}

/** In a file without headings, the column of most different texts: the suppliers. */
const namesLike = (values: readonly string[]) =>
  values.length > 0 && values.every(v => v.length > 1 && v.length <= 120 && /\p{L}{2}|\*/u.test(v))

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
  if (!taken.has('supplier')) {
    const names = header
      .map((_, i) => ({ i, different: new Set(columns[i]).size }))
      .filter(({ i }) => mapping[i] === '' && namesLike(columns[i] ?? []))
      .sort((a, b) => b.different - a.different)[0]
    if (names) mapping[names.i] = 'supplier'
  }
  return mapping
}

/** Whether a row holds the columns' names; certainly not when an organisation number or an amount stands in it. */
export const isHeader = (cells: readonly string[]): boolean | undefined => {
  const told = cells.flatMap(cell => (cell.length <= 60 ? (fieldOfHeading(cell) ?? []) : []))
  const exact = told.filter(({ sure }) => sure === 2).length
  const different = new Set(told.map(({ field }) => field)).size
  if (different >= 2 && exact >= 1) return true
  return cells.some(cell => isNumber(cell) || /^-?\d[\d\s.]*,\d\d-?$/.test(cell.trim())) ? false : undefined
}

export const isComplete = (mapping: Mapping): boolean =>
  mapping.includes('amount') && (mapping.includes('supplier') || mapping.includes('supplier_number'))
export const chosenTwice = (mapping: Mapping): Field[] =>
  fields.filter(field => mapping.filter(m => m === field).length > 1)
