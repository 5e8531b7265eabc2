import { type Confidence, type Guess, undecided } from './fields.ts'
import type { ColumnReader } from './guess.ts'
import type { FirstRow, ImportKind, Made, Mistakes } from './kind.ts'
import { t } from './words.ts'

/** What was chosen for each column of a file, from its form ("kolumn-0", "kolumn-1" …). */
export const chosenIn = <F extends string>(
  columns: ColumnReader<F>,
  body: Record<string, unknown>,
  count: number,
): string[] =>
  Array.from({ length: count }, (_, i) => {
    const value = body[`kolumn-${i}`]
    return value === undecided || columns.isField(value) ? value : ''
  })

export const columnName = (header: readonly string[], i: number): string =>
  header[i] || t('column_number', { n: i + 1 })

/** What any kind would say of a choice: a field chosen twice, a column that nobody has decided about. */
export const mistakesOf = <F extends string>(
  columns: ColumnReader<F>,
  labelOf: (field: F) => string,
  header: readonly string[],
  chosen: readonly string[],
): Mistakes => {
  const errors: Mistakes = {}
  for (const [i, choice] of chosen.entries())
    if (choice === undecided) errors[`kolumn-${i}`] = t('error_undecided', { column: columnName(header, i) })
  for (const field of columns.chosenTwice(columns.mappingOf(chosen)))
    errors[`kolumn-${chosen.lastIndexOf(field)}`] = t('error_twice', { field: labelOf(field) })
  return errors
}

/** The different values of a column in the first rows. */
export const valuesOf = (rows: readonly FirstRow[], i: number): string[] =>
  [...new Set(rows.map(row => (row.cells[i] ?? '').trim()))].filter(value => value !== '')

/** Of fewer values than this nothing is said. */
const enoughValues = 3

/** Columns of which no value can be read as what they were taken for: another one is meant, or the file is at fault. */
export const unreadIn = <F extends string, R extends string, M extends Made>(
  { columns, becomes, t: own }: Pick<ImportKind<F, R, M>, 'columns' | 'becomes' | 't'>,
  made: M,
  chosen: readonly string[],
  rows: readonly FirstRow[],
): Mistakes => {
  const errors: Mistakes = {}
  for (const [i, field] of chosen.entries()) {
    if (becomes === undefined || !columns.isField(field)) continue
    const values = valuesOf(rows, i)
    if (values.length < enoughValues || values.some(value => becomes(field, value, made) !== undefined))
      continue
    const said = { column: columnName(made.header, i), field: own(`field_${field}`) }
    errors[`kolumn-${i}`] = t('error_unread', said)
  }
  return errors
}

/** How sure each column is: what a person chose, now or the last time, is. */
export const confidenceOf = <F extends string>(
  chosen: readonly string[],
  guess: Guess<F>,
  remembered: boolean,
): Confidence[] =>
  chosen.map((choice, i) => {
    if (choice === undecided) return 'unclear'
    const guessed = guess.confidence[i] ?? 'guess'
    return remembered || guessed === 'unclear' || guess.mapping[i] !== choice ? 'sure' : guessed
  })
