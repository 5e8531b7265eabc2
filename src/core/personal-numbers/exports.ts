import type { Columns } from '../../kit/tables/cells.ts'
import { replacePersonalNumbers } from './find.ts'
import type { Door } from './shape.ts'
import { t } from './words.ts'

/** Numbers of invoices and vouchers often begin with a date, and telephones are no numbers of people: told by what stands above. */
const doorOf = (label: string): Door =>
  /tele|phone|mobil/i.test(label)
    ? 'phone'
    : /faktur|verifikat|invoice|voucher/i.test(label)
      ? 'reference'
      : 'text'

/** The last net: what leaves in a file or an open interface, should a number stand in the database all the same. */
export const open = (text: string, door?: Door): string =>
  replacePersonalNumbers(text, () => t('removed'), door)

export const openColumns = <Row>(columns: Columns<Row>): Columns<Row> =>
  columns.map(({ label, value }) => {
    const door = doorOf(label)
    return {
      label: open(label),
      value: row => {
        const cell = value(row)
        return typeof cell === 'string' ? open(cell, door) : cell
      },
    }
  })
