import { Temporal } from 'temporal-polyfill'
import { readOrgnr, showOrgnr } from '../../../core/organisations/orgnr.ts'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import { readAmount } from './amount.ts'
import type { Field } from './columns.ts'
import { dayReader } from './day.ts'
import { monthText } from './period-text.ts'

const dayOf = dayReader(Temporal.PlainDate.from('2199-12-31'))

/** What a value comes to where it does not stay as it stands; undefined: it cannot be read. */
export const becomes = (field: Field, value: string): string | undefined => {
  if (field === 'amount') {
    const ore = readAmount(value)
    return typeof ore === 'number' ? showMoney(ore) : undefined
  }
  if (field === 'date') {
    const day = dayOf(value)
    if (typeof day === 'string') return undefined
    const [month = '', exact = ''] = day.copied.split('\t')
    return exact === '\\N'
      ? monthText(Temporal.PlainDate.from(month))
      : showDate(Temporal.PlainDate.from(exact))
  }
  const read = field === 'supplier_number' || field === 'buyer_number' ? readOrgnr(value) : undefined
  return read?.kind === 'organisation' ? showOrgnr(read.digits) : value
}
