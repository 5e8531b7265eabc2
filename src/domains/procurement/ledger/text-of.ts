import { TableError } from '../../../kit/tables/errors.ts'
import { readXlsx } from '../../../kit/tables/read-xlsx.ts'
import { ledgerLimits } from './schema.ts'

const headSize = 1_048_576

async function* chain(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

const collect = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > ledgerLimits.xlsxBytes) throw new TableError('too_large')
    parts.push(piece)
  }
  return Buffer.concat(parts)
}

/** A workbook's sheet as CSV, its rows on the lines they stand on: from here it is read as any other file. */
async function* sheetAsText(file: Buffer): AsyncGenerator<Buffer> {
  const lines = await readXlsx(file, ledgerLimits)
  let at = 1
  let text = ''
  for (const { line, cells } of lines) {
    text += '\n'.repeat(line - at)
    text += cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')
    at = line
    if (text.length > headSize) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(`${text}\n`)
}

/** A file's beginning and, from there, all of its text; a workbook is turned into text first. */
export const textOf = async (
  source: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; pieces: AsyncGenerator<Buffer> }> => {
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
  return read(sheetAsText(await collect(file.pieces)))
}
