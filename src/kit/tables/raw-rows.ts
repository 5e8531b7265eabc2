import { type Cutter, type Line, maxRow } from './cut.ts'
import type { Decoder } from './encoding.ts'
import { TableError } from './errors.ts'

/**
 * Is offered a row as it stands in the file – the bytes from `start` to before `end`, without the row ending – and
 * whether it takes it. A row that it does not take is cut and comes with the batch.
 */
export type RawTaker = (bytes: Buffer, start: number, end: number, line: number) => boolean

const newline = 10
const carriageReturn = 13

/** Cuts bytes into rows and offers each as it stands; those not taken are decoded and cut as any text (decision 0015). */
export class RawRows {
  readonly #cutter: Cutter
  readonly #decoder: Decoder
  #rest: Buffer = Buffer.alloc(0)
  #begun = false
  taken = 0

  constructor(cutter: Cutter, decoder: Decoder) {
    this.#cutter = cutter
    this.#decoder = decoder
  }

  /** Whether a file's rows can be told apart by their bytes at all. */
  get fits(): boolean {
    const { encoding } = this.#decoder
    return encoding !== 'utf16le' && encoding !== 'utf16be'
  }

  /** The rows of a piece that were not taken. */
  cut(piece: Buffer, take: RawTaker): Line[] {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    let carriage = bytes.indexOf(carriageReturn)
    const lines: Line[] = []
    let start = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, start)) {
      // Inside a cell of several lines the piece goes to the cutter whole: line by line it would begin anew with each.
      if (this.#begun && !this.#cutter.isBetween) at = bytes.lastIndexOf(newline)
      const end = at > start && bytes[at - 1] === carriageReturn ? at - 1 : at
      if (carriage >= 0 && carriage < start) carriage = bytes.indexOf(carriageReturn, start)
      // A row that the text before has begun – perhaps by half a character – or that a lone CR divides, is the cutter's.
      const whole = this.#begun && this.#cutter.isBetween && end >= start && (carriage < 0 || carriage >= end)
      if (whole && take(bytes, start, end, this.#cutter.line + 1)) {
        this.#cutter.pass()
        this.taken += 1
      } else {
        const found = this.#cutter.cut(
          this.#decoder.write(bytes.subarray(start, at + 1), bytes.subarray(start)),
        )
        const [only] = found
        if (whole && only !== undefined && this.#cutter.isBetween) only.raw = bytes.subarray(start, end)
        lines.push(...found)
      }
      this.#begun = true
      start = at + 1
    }
    this.#rest = bytes.subarray(start)
    if (this.#rest.length > maxRow) throw new TableError('open_quote')
    return lines
  }

  /** What stands after the last row ending. */
  end(): Line[] {
    const rest = this.#rest
    this.#rest = Buffer.alloc(0)
    return this.#cutter.cut(this.#decoder.write(rest))
  }
}
