import { atOnce } from '../../../core/imports/at-once.ts'
import type { FirstRow } from '../../../core/imports/kind.ts'
import { columns, type Mapping } from './columns.ts'
import { planLimits, tables } from './schema.ts'

/** Rows without what stands in columns of people's names. */
export const withoutPeople = (rows: readonly FirstRow[], mapping: Mapping): readonly FirstRow[] =>
  mapping.includes('person')
    ? rows.map(row => ({ ...row, cells: row.cells.map((cell, i) => (mapping[i] === 'person' ? '' : cell)) }))
    : rows

/** Plans are kept until their columns are confirmed. Names of people never reach the database. */
export const plans = atOnce({
  name: 'plan',
  tables,
  columns,
  limits: planLimits,
  clean: withoutPeople,
  object: 'need_id',
})
