import { Cutter, type Line } from './cut.ts'
import { Decoder } from './encoding.ts'
import { TableError, type TableLimits, type TableProblem } from './errors.ts'
import { RawRows, type RawTaker } from './raw-rows.ts'
import { guessSeparator, type Separator } from './separator.ts'

const sampleSize = 64 * 1024
/**
 * Bytes read at a time: few enough that the text and all that is cut out of it is forgotten while it is young, which
 * is half of the memory's housekeeping (decision 0014).
 */
const atATime = 16 * 1024

async function* within(pieces: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limit) throw new TableError('too_large')
    for (let at = 0; at < piece.length; at += atATime) yield piece.subarray(at, at + atATime)
  }
}

/** Text of another kind that is often sent as a list, by how it begins. */
const otherThan = (head: string): TableProblem | undefined => {
  const begins = head.slice(0, 2000).trimStart()
  if (/^<(!doctype html|html|head|table|meta|style)/i.test(begins)) return 'web_page'
  if (/^(mime-version|content-type|content-location):/i.test(begins)) return 'web_page'
  if (/^<(\?xml|!--|[a-z])/i.test(begins)) return /<html|<table/i.test(head) ? 'web_page' : 'not_a_table'
  if (/^#(flagga|program|format|gen|sietyp)\b/i.test(begins)) return 'sie'
  return /^[[{]\s*["{[]/.test(begins) ? 'json' : undefined
}

export type CsvFile = {
  encoding: Decoder['encoding']
  separator: Separator
  /** The rows as they arrive, some hundred at a time; empty ones are left out. */
  batches: AsyncGenerator<Line[]>
  /** From here on, rows are offered as they stand; tells how many were taken. */
  offer: (take: RawTaker) => void
  taken: () => number
}
/** Reads CSV as it arrives, in whatever encoding and cut by whatever separator it is. */
export const readCsv = async (pieces: AsyncIterable<Buffer>, limits: TableLimits): Promise<CsvFile> => {
  const decoder = new Decoder()
  const source = within(pieces, limits.csvBytes)
  let head = ''
  let ended = false
  while (head.length < sampleSize && !ended) {
    const next = await source.next()
    if (next.done) {
      ended = true
      head += decoder.end()
    } else head += decoder.write(next.value)
  }
  // Text holds no control characters but tab and line ends; a picture or a program does.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
  if (/[\x00-\x08\x0e-\x1a]/.test(head)) throw new TableError('not_a_table')
  const other = otherThan(head)
  if (other !== undefined) throw new TableError(other)
  const separator = guessSeparator(head.slice(0, sampleSize), ended && head.length <= sampleSize)
  const cutter = new Cutter(separator, limits.columns)
  const raw = new RawRows(cutter, decoder)
  let taker: RawTaker | undefined
  const batches = async function* (): AsyncGenerator<Line[]> {
    for (let at = 0; at < head.length; at += atATime) yield cutter.cut(head.slice(at, at + atATime))
    for (let next = await source.next(); !next.done; next = await source.next())
      yield taker && raw.fits ? raw.cut(next.value, taker) : cutter.cut(decoder.write(next.value))
    yield raw.end()
    yield cutter.cut(ended ? '' : decoder.end(), true)
  }
  return {
    encoding: decoder.encoding,
    separator,
    batches: batches(),
    offer: take => {
      taker = take
    },
    taken: () => raw.taken,
  }
}
