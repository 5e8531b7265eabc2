import { hashOrgnr, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { replacePersonalNumbers, soleTrader } from '../../../core/organisations/personal.ts'
import { fieldOfHeading } from './headings.ts'

export type Masked = { cells: string[]; hashes: Record<number, string> }

/**
 * Takes personal numbers out of a row before anything of it is stored. Kept is their keyed hash, by column, or `wrong`
 * where the check digit does not fit.
 */
export const maskRow = (cells: readonly string[], header: readonly string[], secret: string): Masked => {
  const hashes: Record<number, string> = {}
  const masked = cells.map((cell, column) => {
    if (cell.length < 10 || fieldOfHeading(header[column] ?? '')?.field === 'phone') return cell
    return replacePersonalNumbers(cell, found => {
      const read = readOrgnr(found)
      hashes[column] ??= read?.kind === 'person' ? hashOrgnr(secret, read.digits).toString('hex') : 'wrong'
      return soleTrader
    })
  })
  return { cells: masked, hashes }
}
