import type { Cell, Columns } from '../../../../kit/tables/cells.ts'
import { type OpenEnterprise, openEnterprise } from '../schema.ts'

type Field = keyof OpenEnterprise

/** Every field of an enterprise in the order of the files; the page describes each (`field_…` in texts/). */
export const fields = Object.keys(openEnterprise.shape) as Field[]

/** What has rows of its own stays in the JSON file; a spreadsheet gets the names. */
const inCell: Partial<Record<Field, (e: OpenEnterprise) => Cell>> = {
  criteria: e => many(e.criteria.filter(c => c.met).map(c => c.criterion)),
  places: e => many(e.places.map(p => `${p.kind} ${p.free}/${p.total}`)),
  offers: e => many(e.offers.map(o => o.title)),
}
const many = (values: readonly string[]): string => values.map(v => v.replaceAll('|', '/')).join('|')

const cell =
  (field: Field) =>
  (e: OpenEnterprise): Cell => {
    const own = inCell[field]
    if (own) return own(e)
    const value = e[field]
    return Array.isArray(value) ? many(value as string[]) : (value as Cell)
  }

/** One row an enterprise; several values of one field are separated by "|". */
export const csvColumns: Columns<OpenEnterprise> = [
  ...fields.map(field => ({ label: field, value: cell(field) })),
  { label: 'categories', value: e => many([...new Set(e.offers.map(o => o.category))]) },
]
