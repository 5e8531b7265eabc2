import type { Line } from './cut.ts'
import type { Decoder } from './encoding.ts'
import { TableError, type TableLimits, tableLimits } from './errors.ts'
import { guessHeader, type HeaderJudge } from './header.ts'
import type { RawTaker } from './raw-rows.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Separator } from './separator.ts'
import type { Sheets } from './workbook/order.ts'

export type { Line } from './cut.ts'

export type Table = {
  format: 'csv' | 'xlsx'
  encoding?: Decoder['encoding']
  separator?: Separator
  /** Of a workbook: whose rows these are, and what is left out. */
  sheets?: Sheets
  /** The columns' names; empty strings where the file has none. */
  header: string[]
  /** Where the names stand; 0 when the file has none. */
  headerLine: number
  /** The rows below, as they are read: one by one, or – for a million of them – as many at a time as have come. */
  rows: AsyncGenerator<Line>
  batches: AsyncGenerator<Line[]>
  /** Of CSV: offers the rows to come as they stand in the file, before they are cut. */
  offer?: (take: RawTaker) => void
}

export type ReadOptions = { limits?: Partial<TableLimits>; isHeader?: HeaderJudge }

type Kind = 'csv' | 'xlsx' | 'old_excel' | 'locked' | 'not_a_table'

/** What a file is by its first bytes; its name is only what somebody called it. */
const kindOf = (head: Buffer): Kind => {
  const starts = (hex: string) => head.toString('hex', 0, hex.length / 2) === hex
  if (starts('504b0304') || starts('504b0506')) return 'xlsx'
  // Microsoft's compound file: an old workbook, or a new one behind a password.
  if (starts('d0cf11e0a1b11ae1')) return 'old_excel'
  const others = [
    '25504446',
    '89504e47',
    'ffd8ff',
    '47494638',
    '1f8b',
    '7f454c46',
    '377abcaf',
    '52617221',
    '4d5a',
  ]
  return others.some(starts) ? 'not_a_table' : 'csv'
}

async function* whole(file: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536)
}

/** Whether a file holds these bytes, looked for as it passes by. */
const holds = async (pieces: AsyncIterable<Buffer>, sought: Buffer, limit: number): Promise<boolean> => {
  let bytes = 0
  let before = Buffer.alloc(0)
  let found = false
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limit) throw new TableError('too_large')
    const both = Buffer.concat([before, piece])
    found ||= both.includes(sought)
    before = both.subarray(-sought.length)
  }
  return found
}

async function* again(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* single(batches: AsyncGenerator<Line[]>): AsyncGenerator<Line> {
  for await (const batch of batches) yield* batch
}

const openLines = async (source: Buffer | AsyncIterable<Buffer>, limits: TableLimits) => {
  const pieces = (Buffer.isBuffer(source) ? whole(source) : source)[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 4096) {
    const next = await pieces.next()
    if (next.done) break
    head = head.length === 0 ? Buffer.from(next.value) : Buffer.concat([head, next.value])
  }
  if (head.length === 0) throw new TableError('empty')
  const kind = kindOf(head)
  if (kind === 'csv') return { format: 'csv' as const, ...(await readCsv(again(head, pieces), limits)) }
  if (kind === 'not_a_table') throw new TableError('not_a_table')
  const file = again(head, pieces)
  if (kind === 'xlsx') {
    const sheets: Sheets = { read: [], left: [] }
    const batches = readXlsx(file, limits, told => Object.assign(sheets, told))
    return { format: 'xlsx' as const, sheets, batches, taken: () => 0 }
  }
  const locked = Buffer.from('EncryptedPackage', 'utf16le')
  throw new TableError((await holds(file, locked, limits.xlsxBytes)) ? 'password' : 'old_excel')
}

const lookedAt = 25

/** Opens a CSV or XLSX file as a table of texts. Throws TableError when it is none, at once or while it is read. */
export const readTable = async (
  source: Buffer | AsyncIterable<Buffer>,
  options: ReadOptions = {},
): Promise<Table> => {
  const limits = { ...tableLimits, ...options.limits }
  const { batches, taken, ...about } = await openLines(source, limits)
  const first: Line[] = []
  while (first.length < lookedAt) {
    const next = await batches.next()
    if (next.done) break
    first.push(...next.value)
  }
  if (first.length === 0) throw new TableError('empty')
  const sample = first.slice(0, lookedAt)
  const at = guessHeader(
    sample.map(l => l.cells),
    options.isHeader,
  )
  const names = first[at]
  const width = Math.max(...sample.map(l => l.cells.length))
  const below = async function* (): AsyncGenerator<Line[]> {
    let count = 0
    try {
      for (let batch = first.slice(at + 1); ; ) {
        count += batch.length
        const over = count + taken() - limits.rows
        if (over > 0) {
          yield batch.slice(0, -over)
          throw new TableError('too_many_rows')
        }
        yield batch
        const next = await batches.next()
        if (next.done) return
        batch = next.value
      }
    } finally {
      // Whoever has seen enough ends the reading too.
      await batches.return(undefined)
    }
  }
  const header = Array.from({ length: width }, (_, i) => names?.cells[i] ?? '')
  const rest = below()
  return { ...about, header, headerLine: names?.line ?? 0, rows: single(rest), batches: rest }
}
