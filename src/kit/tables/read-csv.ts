import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { bareCell } from './csv-cell.ts'
import { decoded, type Encoding } from './encoding.ts'
import { TableError, type TableLimits } from './errors.ts'
import { guessSeparator, type Separator } from './separator.ts'

/** `line` is the row as a spreadsheet program numbers it: a cell with line breaks is one row, an empty row counts. */
export type Line = { line: number; cells: string[] }

const sampleSize = 64 * 1024
/** One row of a list is never longer; a quotation mark that is never closed would else read the file to its end. */
const maxRow = 1_048_576

async function* within(pieces: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limit) throw new TableError('too_large')
    yield piece
  }
}

async function* chain(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

const problemOf = (error: unknown): unknown => {
  if (!(error instanceof CsvError)) return error
  return new TableError(
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'open_quote'
      : 'not_a_table',
  )
}

export type CsvFile = { encoding: Encoding | 'ascii'; separator: Separator; lines: AsyncGenerator<Line> }

/** Reads CSV as it arrives, in whatever encoding and cut by whatever separator it is. */
export const readCsv = async (pieces: AsyncIterable<Buffer>, limits: TableLimits): Promise<CsvFile> => {
  let encoding: CsvFile['encoding'] = 'ascii'
  const texts = decoded(within(pieces, limits.csvBytes), found => {
    encoding = found
  })
  let head = ''
  let ended = false
  while (head.length < sampleSize && !ended) {
    const next = await texts.next()
    if (next.done) ended = true
    else head += next.value
  }
  // Text holds no control characters but tab and line ends; a picture or a program does.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
  if (/[\x00-\x08\x0e-\x1a]/.test(head)) throw new TableError('not_a_table')
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(head)) throw new TableError('not_a_table')
  const separator = guessSeparator(head.slice(0, sampleSize), ended && head.length <= sampleSize)
  const lines = async function* (): AsyncGenerator<Line> {
    const parser = parse({
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: maxRow,
    })
    const source = Readable.from(chain(head, texts))
    source.on('error', error => parser.destroy(error))
    source.pipe(parser)
    let line = 0
    try {
      for await (const record of parser) {
        line += 1
        const cells = (record as string[]).map(bareCell)
        if (cells.length > limits.columns) throw new TableError('too_many_columns')
        if (cells.some(cell => cell !== '')) yield { line, cells }
      }
    } catch (error) {
      throw problemOf(error)
    } finally {
      source.destroy()
      parser.destroy()
    }
  }
  return { encoding, separator, lines: lines() }
}
