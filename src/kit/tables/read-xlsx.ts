import { columnNumber, withAddresses } from './addresses.ts'
import type { Line } from './cut.ts'
import { TableError, type TableLimits } from './errors.ts'
import { withFormulasTold } from './formulas.ts'
import { readSheets } from './xlsx-worker.ts'
import { listZip, storeZip, unpackZip } from './zip.ts'

const pieceSize = 4 * 1_048_576
const overlap = 1024

/**
 * Looks at where a sheet's filled cells say they stand: one cell far out makes a reader fill in all the empty ones
 * before it. Empty cells far out are common (a whole column was coloured) and harmless.
 */
const checkAddresses = (sheet: Buffer, limits: TableLimits) => {
  for (let at = 0; at < sheet.length; at += pieceSize) {
    const text = sheet.toString('latin1', at, at + pieceSize + overlap)
    for (const [, letters = '', row] of text.matchAll(
      /<c\s[^<>]{0,200}?\br\s*=\s*["']([A-Z]{1,4})(\d{1,10})["'][^<>/]{0,200}>/g,
    )) {
      if (columnNumber(letters) > limits.columns) throw new TableError('too_many_columns')
      if (Number(row) > limits.rows + 100) throw new TableError('too_many_rows')
    }
    // Beyond the last row that a spreadsheet can have.
    for (const [, row] of text.matchAll(/<row\s[^<>]{0,200}?\br\s*=\s*["'](\d{1,12})["']/g)) {
      if (Number(row) > 1_048_576) throw new TableError('broken')
    }
  }
}

const isSheet = (name: string) => name.startsWith('xl/worksheets/') && name.endsWith('.xml')
const isPart = (name: string) =>
  name === '[Content_Types].xml' ||
  (/^xl\/.*\.(xml|rels)$/.test(name) && !/drawing|comment|theme|pivot|chart|media/i.test(name))

/** Reads a workbook's fullest sheet: formulas as the value they had when the file was saved, dates as "2026-11-23". */
export const readXlsx = async (file: Buffer, limits: TableLimits): Promise<Line[]> => {
  if (file.length > limits.xlsxBytes) throw new TableError('too_large')
  const names = listZip(file).map(entry => entry.name)
  if (!names.includes('xl/workbook.xml'))
    throw new TableError(names.includes('content.xml') ? 'old_excel' : 'not_a_table')
  const parts = await unpackZip(file, isPart, limits.unpackedBytes)
  for (const [name, bytes] of parts) {
    if (!isSheet(name)) continue
    const sheet = withFormulasTold(withAddresses(bytes))
    checkAddresses(sheet, limits)
    parts.set(name, sheet)
  }
  const sheets = await readSheets(storeZip(parts))
  const fullest = sheets.sort((a, b) => b.length - a.length)[0] ?? []
  if (fullest.some(({ cells }) => cells.length > limits.columns)) throw new TableError('too_many_columns')
  return fullest
}
