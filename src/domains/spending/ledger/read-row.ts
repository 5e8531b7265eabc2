import type { Line } from '../../../kit/tables/read.ts'
import type { Separator } from '../../../kit/tables/separator.ts'
import { readAmount } from './amount.ts'
import { type Chunk, ChunkWriter } from './chunk.ts'
import type { Field } from './columns.ts'
import { isKronor } from './currency.ts'
import { dayReader } from './day.ts'
import { bounded, masked, maskedNumber, soleTraderName, storable } from './mask.ts'
import type { Parties } from './parties.ts'
import { quickReader } from './quick.ts'
import { type KnownSupplier, partyReader } from './read-parties.ts'
import { referenceReader } from './references.ts'
import type { Rules } from './rules.ts'
import { longestCell, type Reason } from './schema.ts'
import { isMangled } from './supplier.ts'

const totals =
  /^(summa|summering|totalt?|total ?summa|totalbelopp|slutsumma|delsumma|sum|grand total|summa totalt|resultat)\s*:?$/i
/** "Prov AB Summa", "Summa Prov AB", "4110 Totalt": what a spreadsheet program writes under each of its groups. */
const subtotals =
  /^(?:(?:del)?summa|totalt?|sum|total for)\s.+|.+\s(?:(?:del)?summa|totalt?|total|resultat)\s*:?$/i

/** A row that sums others: it says so, under no number of a supplier, or with little beside it. */
const isTotal = (cells: readonly string[], name: string, number: string): boolean => {
  if (number.trim() === '' && totals.test(name.trim())) return true
  const filled = cells.map(cell => cell.trim()).filter(cell => cell !== '')
  if (filled.length > 3) return false
  return (
    filled.some(cell => totals.test(cell)) ||
    (number.trim() === '' && filled.some(cell => subtotals.test(cell)))
  )
}

const none = -1
/** Stands for a supplier whose name must not be kept. */
const nobodyKnown: Pick<KnownSupplier, 'hide'> = { hide: text => text }
const quote = (text: string) => masked(storable(text)).slice(0, 60).toWellFormed()

/** Reads a file's rows one after another into what is stored of them, or why they are not. */
export const rowReader = (rules: Rules, parties: Parties, separator: Separator) => {
  const { mapping, period, width } = rules
  const at = (field: Field) => mapping.indexOf(field)
  const amountAt = at('amount')
  const dateAt = at('date')
  const currencyAt = at('currency')
  const [nameAt, numberAt, buyerNumberAt] = [at('supplier'), at('supplier_number'), at('buyer_number')]
  const dayOf = dayReader(rules.today)
  const { supplierIn, numbersOf, soleNames } = partyReader(rules, parties)
  const references = referenceReader(mapping)
  const undated = `${period?.from.toString() ?? ''}\t\\N`
  const writer = new ChunkWriter()
  const quick = quickReader(rules, separator, writer, undated)

  const reject = (
    { line, cells }: Line,
    known: Pick<KnownSupplier, 'hide'> | null,
    reason: Reason,
    said: string,
    ore?: number,
  ) => {
    const hide = known?.hide
    const shown = cells.slice(0, 200).map((cell, i) => {
      const mask = i === numberAt || i === buyerNumberAt ? maskedNumber : masked
      const text = mask(storable(bounded(cell)))
        .slice(0, 1000)
        .toWellFormed()
      if (hide === undefined) return text
      return i === nameAt || i === numberAt ? soleTraderName : hide(text)
    })
    writer.reject({ line, reason, detail: said === '' ? {} : { text: quote(said) }, cells: shown }, ore)
  }

  /** Of the columns that are used: what stands in the others is not read. */
  const isLong = (cells: readonly string[], column: number) =>
    column !== none && (cells[column]?.length ?? 0) > longestCell
  const used = mapping.flatMap((field, column) => (field === '' ? [] : [column]))

  const read = (line: Line) => {
    const { cells } = line
    if (used.some(column => isLong(cells, column))) {
      // Whose number and name it is, is looked for in no such text: then it may be a person's.
      const isHidden = isLong(cells, nameAt) || isLong(cells, numberAt)
      return reject(line, isHidden ? nobodyKnown : supplierIn(cells), 'cell_long', '')
    }
    const said = cells[amountAt] ?? ''
    const amount = readAmount(said)
    const known = supplierIn(cells)
    const name = known?.supplier.name ?? ''
    const isSaid = totals.test(name) || subtotals.test(name)
    if (
      (known === null || typeof amount !== 'number' || isSaid) &&
      isTotal(cells, cells[nameAt] ?? '', cells[numberAt] ?? '')
    )
      return reject(line, known, 'total', '')
    for (let i = width; i < cells.length; i++) if (cells[i] !== '') return reject(line, known, 'broken', '')
    if (typeof amount !== 'number') return reject(line, known, amount, said)
    const currency = cells[currencyAt] ?? ''
    // Never added to kronor, nor to the sum of the file.
    if (!isKronor(currency)) return reject(line, known, 'currency', currency)
    let when = undated
    if (dateAt !== none) {
      const day = dayOf(cells[dateAt] ?? '')
      if (typeof day === 'string') return reject(line, known, day, cells[dateAt] ?? '', amount)
      when = day.copied
    }
    if (known === null) {
      // Whose number it was cannot be told, so the name beside it may be a person's, and what is left of it a birthday.
      if (isMangled(cells[numberAt] ?? '')) return reject(line, nobodyKnown, 'number_mangled', '', amount)
      return reject(line, known, 'no_supplier', '', amount)
    }
    const numbers = numbersOf(cells, known)
    writer.store(
      `${line.line}\t${when}\t${numbers.join('\t')}\t${amount}\t${references(cells, known)}\n`,
      amount,
    )
    // A sole trader's name is looked for in every text of its rows, and a sum's in what is no sum: one by one.
    if (line.raw && known.hide === undefined && !totals.test(known.supplier.name))
      quick.learn(line.raw, when, numbers)
  }

  return {
    read,
    /** Takes rows that need no reading, as they stand in the file. */
    takeRaw: quick.take,
    /** How many rows have been read since the last `take`. */
    waiting: () => writer.size,
    take: (): Chunk => writer.take(),
    /** The names of sole traders in this file, and whose they are: in memory alone. */
    soleNames,
  }
}
