import { hashOrgnr, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { fieldOfHeading } from './headings.ts'

/** What stands in an import instead of a sole trader's number. */
export const soleTrader = 'enskild firma'

/** A personal number: a date (its day plus 60 for a coordination number) and four digits, with or without the century. */
const shape =
  /(?<!\d)(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])\s?[-+–]?\s?\d{4}(?!\d)/g

/** Ten digits from zero without a sign are a telephone number, unless the check digit says otherwise. */
const isPhone = (text: string) => /^0\d{9}$/.test(text) && readOrgnr(text) === undefined

export type Masked = { cells: string[]; hashes: Record<number, string> }

/**
 * Takes personal numbers out of a row before anything of it is stored. Kept is their keyed hash, by column, or `wrong`
 * where the check digit does not fit.
 */
export const maskRow = (cells: readonly string[], header: readonly string[], secret: string): Masked => {
  const hashes: Record<number, string> = {}
  const masked = cells.map((cell, column) => {
    if (cell.length < 10 || fieldOfHeading(header[column] ?? '')?.field === 'phone') return cell
    return cell.replace(shape, found => {
      if (isPhone(found)) return found
      const read = readOrgnr(found)
      hashes[column] ??= read?.kind === 'person' ? hashOrgnr(secret, read.digits).toString('hex') : 'wrong'
      return soleTrader
    })
  })
  return { cells: masked, hashes }
}
