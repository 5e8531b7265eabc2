import writeXlsxFile, { type Cell as SheetCell } from 'write-excel-file/node'
import { type Cell, type Columns, cellText } from './cells.ts'

/** The most that a cell of a workbook can hold. */
const longest = 32_767

/** Workbooks write a character as its code between `_x` and `_`; a text that looks so must be written so. */
const code = (character: string) =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/**
 * XML has no place for control characters, nor for half a character. And write-excel-file looks its texts up in a
 * plain object, so a firm called "constructor" would end the export: its first letter is written as a code.
 */
const storable = (text: string) => {
  const kept = text
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .slice(0, longest)
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, code)
  return kept in {} ? kept.replace(/^./, code) : kept
}

/** Text is written as text, whatever it looks like: "=1+1" stays those four characters, "0123" keeps its zero. */
const written = (value: Cell): SheetCell => {
  if (typeof value === 'number' && Number.isFinite(value)) return { value, type: Number }
  const text = storable(cellText(value))
  return text === '' ? null : { value: text, type: String }
}

/** A list as a workbook with one sheet, its column names in a row that stays when one scrolls. */
export const xlsxBuffer = async <Row>(
  name: string,
  columns: Columns<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<Buffer> => {
  const sheet: SheetCell[][] = [
    columns.map(column => ({ value: storable(column.label), type: String, fontWeight: 'bold' as const })),
  ]
  for await (const row of rows) sheet.push(columns.map(column => written(column.value(row))))
  // Excel allows 31 characters, and some not at all.
  const tab =
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Lista'
  return writeXlsxFile(sheet, { sheet: tab, stickyRowsCount: 1 }).toBuffer()
}
