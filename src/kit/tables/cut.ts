import { bareCell } from './csv-cell.ts'
import { TableError } from './errors.ts'
import type { Separator } from './separator.ts'

/**
 * `line` is the row as a spreadsheet program numbers it: a cell with line breaks is one row, an empty row counts. `raw`:
 * its bytes without the row ending, where the file is offered row by row (raw-rows.ts).
 */
export type Line = { line: number; cells: string[]; raw?: Buffer }

/** One row of a list is never longer; a quotation mark that is never closed would else read the file to its end. */
export const maxRow = 1_048_576

type Cut = { cells: string[]; next: number }

/**
 * Cuts text into rows as it arrives; they may end in CRLF, LF and CR beside each other (files put together by hand). Reads quotation marks as csv-parse with `relax_quotes` does (the tests compare
 * them), at several times its speed: a row without any is cut by `split` (decision 0014).
 */
export class Cutter {
  readonly #separator: Separator
  readonly #columns: number
  #rest = ''
  #line = 0

  constructor(separator: Separator, columns: number) {
    this.#separator = separator
    this.#columns = columns
  }

  /** Whether the text so far ends with a row. */
  get isBetween(): boolean {
    return this.#rest === ''
  }

  /** How many rows have been read. */
  get line(): number {
    return this.#line
  }

  /** Counts a row that somebody else reads. */
  pass() {
    this.#line += 1
  }

  /** The rows that are complete so far. `last`: nothing follows. */
  cut(piece: string, last = false): Line[] {
    const text = this.#rest + piece
    const lines: Line[] = []
    let at = 0
    let quote = text.indexOf('"')
    let apostrophe = text.indexOf("'")
    let line = text.indexOf('\n')
    let carriage = text.indexOf('\r')
    while (at < text.length) {
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (apostrophe >= 0 && apostrophe < at) apostrophe = text.indexOf("'", at)
      if (line >= 0 && line < at) line = text.indexOf('\n', at)
      if (carriage >= 0 && carriage < at) carriage = text.indexOf('\r', at)
      let end = carriage >= 0 && (line < 0 || carriage < line) ? carriage : line
      let cells: string[]
      // A carriage return that stands last may be half of an ending.
      const isWhole = end >= 0 && (end !== carriage || end + 1 < text.length || last)
      if (isWhole && (quote < 0 || quote > end)) {
        cells = text.slice(at, end).split(this.#separator)
        end += end === carriage && line === end + 1 ? 2 : 1
      } else {
        const found = this.#quoted(text, at, last)
        if (found === undefined) break
        cells = found.cells
        end = found.next
      }
      this.#keep(lines, cells, apostrophe >= 0 && apostrophe < end)
      at = end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > maxRow) throw new TableError('open_quote')
    return lines
  }

  #keep(lines: Line[], cells: string[], apostrophes: boolean) {
    this.#line += 1
    if (cells.length > this.#columns) throw new TableError('too_many_columns')
    const bare = apostrophes ? cells.map(bareCell) : cells
    if (bare.some(cell => cell !== '')) lines.push({ line: this.#line, cells: bare })
  }

  /** The row that begins at `at`, cell by cell; undefined when its end has not come yet. */
  #quoted(text: string, at: number, last: boolean): Cut | undefined {
    const cells: string[] = []
    for (let from = at; ; ) {
      const cell = text[from] === '"' ? this.#inQuotes(text, from, last) : this.#plain(text, from, last)
      if (cell === undefined) return undefined
      cells.push(cell.value)
      // At once, not at the row's end: each cell looks for that end, as far as the text goes.
      if (cells.length > this.#columns) throw new TableError('too_many_columns')
      if (cell.end >= text.length) return { cells, next: text.length }
      if (text[cell.end] !== this.#separator)
        return { cells, next: cell.end + (text.startsWith('\r\n', cell.end) ? 2 : 1) }
      from = cell.end + 1
    }
  }

  /** A cell up to the separator or the end of its row. */
  #plain(text: string, from: number, last: boolean): { value: string; end: number } | undefined {
    const separator = text.indexOf(this.#separator, from)
    const ending = this.#endAfter(text, from, last)
    if (ending === undefined) return undefined
    const ends = [separator, ending].filter(n => n >= 0)
    if (ends.length === 0 && !last) return undefined
    const end = Math.min(text.length, ...ends)
    return { value: text.slice(from, end), end }
  }

  /** Where the next row ending stands, −1 when there is none; undefined when half of one may stand last. */
  #endAfter(text: string, from: number, last: boolean): number | undefined {
    const found = /[\r\n]/.exec(text.slice(from))
    if (found === null) return -1
    const at = from + found.index
    if (text[at] === '\r' && at + 1 === text.length && !last) return undefined
    return at
  }

  #inQuotes(text: string, at: number, last: boolean): { value: string; end: number } | undefined {
    let value = ''
    for (let from = at + 1; ; ) {
      const mark = text.indexOf('"', from)
      if (mark < 0 && last) throw new TableError('open_quote')
      // What follows the mark tells what it is; the longest row ending has two characters.
      if (mark < 0 || (!last && mark + 2 >= text.length)) return undefined
      value += text.slice(from, mark)
      const next = text[mark + 1]
      if (next === '"') {
        value += '"'
        from = mark + 2
        continue
      }
      if (next === undefined || next === this.#separator || next === '\r' || next === '\n')
        return { value, end: mark + 1 }
      const rest = this.#plain(text, mark + 1, last)
      return rest && { value: `"${value}"${rest.value}`, end: rest.end }
    }
  }
}
