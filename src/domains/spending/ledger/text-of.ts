import { tableLimits } from '../../../kit/tables/errors.ts'
import type { Table } from '../../../kit/tables/read.ts'
import { readXlsx } from '../../../kit/tables/read-xlsx.ts'
import { ledgerLimits } from './schema.ts'

type Sheets = NonNullable<Table['sheets']>

const headSize = 1_048_576

async function* chain(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** A workbook's sheet as CSV, its rows on the lines they stand on: from here it is read as any other file. */
async function* sheetAsText(
  file: AsyncIterable<Buffer>,
  told: (sheets: Sheets) => void,
): AsyncGenerator<Buffer> {
  let at = 1
  for await (const lines of readXlsx(file, { ...tableLimits, ...ledgerLimits }, told)) {
    let text = ''
    for (const { line, cells } of lines) {
      text += '\n'.repeat(line - at)
      text += cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')
      at = line
    }
    yield Buffer.from(text)
  }
  yield Buffer.from('\n')
}

/** A file's beginning and, from there, all of its text; a workbook is turned into text first. */
export const textOf = async (
  source: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; pieces: AsyncGenerator<Buffer>; sheets?: Sheets }> => {
  const read = async (pieces: AsyncIterator<Buffer>) => {
    const first: Buffer[] = []
    for (let size = 0; size < headSize; ) {
      const next = await pieces.next()
      if (next.done) break
      first.push(next.value)
      size += next.value.length
    }
    return { head: Buffer.concat(first), pieces: chain(first, pieces) }
  }
  const file = await read(source[Symbol.asyncIterator]())
  if (file.head.toString('latin1', 0, 2) !== 'PK') return file
  const sheets: Sheets = { read: [], left: [] }
  const text = await read(sheetAsText(file.pieces, told => Object.assign(sheets, told)))
  return { ...text, sheets }
}
