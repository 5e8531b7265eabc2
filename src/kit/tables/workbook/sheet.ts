import { TableError, type TableLimits } from '../errors.ts'
import { dayText, shortDay } from './dates.ts'
import { CellText, longestCell, type Shared } from './parts.ts'
import { attributesOf, type TagTaker } from './tags.ts'

export type SheetLine = { line: number; cells: string[] }

const lastRow = 1_048_576

/** "AB12" → column 28, row 12. Whatever else stands there is no address. */
const placeOf = (address: string): { column: number; row: number } => {
  let column = 0
  let at = 0
  for (; at < address.length && at < 8; at++) {
    const letter = address.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const digits = address.slice(at)
  if (column === 0 || !/^\d{1,10}$/.test(digits)) throw new TableError('broken')
  return { column, row: Number(digits) }
}

/** Whole numbers with all their digits, others with the fifteen that a spreadsheet keeps. */
const numberText = (n: number): string => {
  const short = String(n)
  if (short.length <= 15 && !short.includes('e')) return short
  return Number.isInteger(n) ? BigInt(n).toString() : String(Number(n.toPrecision(15)))
}

type Cell = { column: number; type: string; style: number; value: string; formula: string | undefined }

const textOf = ({ type, style, value, formula }: Cell, shared: Shared): string => {
  // A formula whose value was never saved (a file made by a program, not opened since) is told as the formula: an empty
  // cell would be taken for one that nobody filled in.
  if (value === '' && formula !== undefined) return `=${formula}`.slice(0, longestCell)
  if (type === 's') return shared.texts[Number(value)] ?? ''
  if (type === 'e' || value === '') return ''
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false'
  if (type === 'd') return shortDay(value.trim())
  if (type !== 'n') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return shared.dates[style] ? dayText(number, shared.since1904) : numberText(number)
}

/**
 * Reads a sheet's cells: formulas as the value they were saved with, dates as "2026-11-23". Rows and cells need not say
 * where they stand (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73): without an address each follows the one before it. A cell is
 * placed by the very address that was checked; empty cells far out are common (a coloured column), and are no cells.
 */
export const sheetReader = (
  shared: Shared,
  limits: TableLimits,
  give: (line: SheetLine) => void,
): TagTaker => {
  const text = new CellText()
  let inData = false
  let row = 0
  let column = 0
  let cells: string[] = []
  let cell: Cell | undefined
  let capturing = false
  let spoken = false

  const beginRow = (tag: string) => {
    const said = attributesOf(tag).get('r')?.trim()
    const next = said === undefined ? row + 1 : /^\d{1,12}$/.test(said) ? Number(said) : 0
    // Rows follow each other, and none lies beyond the last that a spreadsheet can have.
    if (next <= row || next > lastRow) throw new TableError('broken')
    row = next
    column = 0
    cells = []
  }
  const beginCell = (tag: string) => {
    const about = attributesOf(tag)
    const address = about.get('r')?.trim()
    const place = address === undefined ? { column: column + 1, row } : placeOf(address)
    if (place.row !== row) throw new TableError(place.row > limits.rows ? 'too_many_rows' : 'broken')
    column = place.column
    cell = {
      column,
      type: about.get('t')?.trim() || 'n',
      style: Number(about.get('s') ?? 0),
      value: '',
      formula: undefined,
    }
  }
  const endCell = () => {
    if (cell === undefined) return
    const value = textOf(cell, shared)
    if (value !== '') {
      if (cell.column > limits.columns) throw new TableError('too_many_columns')
      if (row > limits.rows + 100) throw new TableError('too_many_rows')
      while (cells.length < cell.column) cells.push('')
      cells[cell.column - 1] = value
    }
    cell = undefined
  }

  return {
    open: (name, tag) => {
      if (name === 'sheetData') inData = true
      else if (!inData) return
      else if (name === 'row') beginRow(tag)
      else if (name === 'c') beginCell(tag)
      else if (name === 'rPh') spoken = true
      else if (name === 'v' || name === 'f' || (name === 't' && !spoken)) {
        text.take()
        capturing = cell !== undefined
      }
    },
    close: name => {
      if (name === 'sheetData') inData = false
      else if (!inData) return
      else if (name === 'row') {
        if (cells.length > 0) give({ line: row, cells })
        cells = []
      } else if (name === 'c') endCell()
      else if (name === 'rPh') spoken = false
      else if (capturing && cell !== undefined && (name === 'v' || name === 'f' || name === 't')) {
        if (name === 'f') cell.formula = text.take()
        else if (name === 'v') cell.value = text.take()
        // Rich text comes in several pieces.
        else cell.value = (cell.value + text.take()).slice(0, longestCell)
        capturing = false
      }
    },
    text: raw => {
      if (capturing) text.add(raw)
    },
  }
}
