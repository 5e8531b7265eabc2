import { hashOrgnr } from '../../../core/organisations/orgnr.ts'
import { checkDigitFits } from '../../../core/personal-numbers/check-digit.ts'
import { replacePersonalNumbers } from '../../../core/personal-numbers/find.ts'
import { soleTrader } from '../../../core/personal-numbers/masks.ts'
import type { Door } from '../../../core/personal-numbers/shape.ts'
import { columns } from './columns.ts'

export type Masked = { cells: string[]; hashes: Record<number, string> }

const doorOf = (heading: string): Door => {
  const field = columns.fieldOfHeading(heading)
  return field === 'orgnr' ? 'number' : field === 'phone' ? 'phone' : 'text'
}
const doors = new WeakMap<readonly string[], Door[]>()
const doorsOf = (header: readonly string[]): Door[] => {
  const known = doors.get(header) ?? header.map(doorOf)
  doors.set(header, known)
  return known
}

/**
 * Takes personal numbers out of a row before anything of it is stored. Kept is their keyed hash, by column, or `wrong`
 * where the check digit does not fit or the number is not whole.
 */
export const maskRow = (cells: readonly string[], header: readonly string[], secret: string): Masked => {
  const hashes: Record<number, string> = {}
  const byColumn = doorsOf(header)
  const masked = cells.map((cell, column) =>
    replacePersonalNumbers(
      cell,
      ({ number, whole }) => {
        const right = whole && checkDigitFits(number)
        hashes[column] ??= right ? hashOrgnr(secret, number).toString('hex') : 'wrong'
        return soleTrader
      },
      byColumn[column],
    ),
  )
  return { cells: masked, hashes }
}
