import { cpvIn } from './category.ts'
import { fieldOfHeading } from './headings.ts'
import type { Field, Mapping } from './schema.ts'

type Claim = { column: number; field: Field; weight: number }

/** Names of people have a column of their own in many plans: two or three capitalised words, every time. */
const personLike = (value: string) =>
  /^\p{Lu}\p{Ll}+([ -]((af|von|van|de) )?\p{Lu}\p{Ll}+){1,3}$/u.test(value)

const claimsOf = (heading: string, values: readonly string[], column: number): Claim[] => {
  const told = fieldOfHeading(heading)
  const claims: Claim[] = told ? [{ column, field: told.field, weight: told.sure * 2 }] : []
  const share = (is: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(is).length / values.length
  const codes = share(value => cpvIn(value) !== undefined)
  if (codes >= 0.6) claims.push({ column, field: 'cpv', weight: 3 + codes })
  if (share(value => /\S+@\S+\.\S+/.test(value)) >= 0.5) claims.push({ column, field: 'person', weight: 9 })
  if (told === undefined && values.length >= 3 && share(personLike) >= 0.8)
    claims.push({ column, field: 'person', weight: 2 })
  return claims
}

/** Guesses what each column is by its name and first values; each field goes to the column that claims it best. */
export const guessMapping = (header: readonly string[], rows: readonly (readonly string[])[]): Mapping => {
  const columns = header.map((_, i) => rows.map(row => (row[i] ?? '').trim()).filter(value => value !== ''))
  const claims = header.flatMap((heading, i) => claimsOf(heading, columns[i] ?? [], i))
  claims.sort((a, b) => b.weight - a.weight || a.column - b.column)
  const mapping: (Field | '')[] = header.map(() => '')
  const taken = new Set<Field>()
  for (const { column, field } of claims) {
    if (mapping[column] !== '' || (taken.has(field) && field !== 'person')) continue
    mapping[column] = field
    taken.add(field)
  }
  if (taken.has('title')) return mapping
  // Without a heading that says so: the first column of different texts.
  const at = mapping.findIndex((field, i) => {
    const values = columns[i] ?? []
    return (
      field === '' &&
      values.length > 0 &&
      values.every(v => /\p{L}{3}/u.test(v)) &&
      new Set(values).size > values.length * 0.8
    )
  })
  if (at >= 0) mapping[at] = 'title'
  return mapping
}

/** Whether a row holds the columns' names: two known ones at least. */
export const isHeader = (cells: readonly string[]): boolean | undefined => {
  const known = cells.filter(cell => cell.length <= 60 && fieldOfHeading(cell)?.sure === 2)
  return known.length >= 2 ? true : undefined
}

/** The year that a plan is about: as its file is called, else the coming one. */
export const guessYear = (fileName: string, thisYear: number): number => {
  const said = /(?<!\d)(20\d\d)(?!\d)/.exec(fileName)?.[1]
  return said === undefined ? thisYear + 1 : Number(said)
}
