import type { Separator } from './separator.ts'

const quote = 34
const most = 200

/** Where a row's cells stand among its bytes, quotation marks included, with a number made of each cell's bytes (FNV-1a). */
export class ByteCells {
  readonly starts = new Int32Array(most)
  readonly ends = new Int32Array(most)
  readonly hashes = new Int32Array(most)
  count = 0
  readonly #separator: number

  constructor(separator: Separator) {
    this.#separator = separator.charCodeAt(0)
  }

  /** False for a row that has to be cut with more care: too many cells, or a quotation mark that is not plainly closed. */
  cut(bytes: Uint8Array, start: number, end: number): boolean {
    const separator = this.#separator
    let n = 0
    for (let at = start; ; at++) {
      if (n === most) return false
      let hash = 0x811c9dc5 | 0
      this.starts[n] = at
      if (at < end && bytes[at] === quote) {
        const closed = this.#close(bytes, at, end)
        if (closed < 0) return false
        for (; at < closed; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
      } else
        for (let byte = bytes[at]; at < end && byte !== separator; byte = bytes[++at])
          hash = Math.imul(hash ^ (byte ?? 0), 0x01000193)
      this.ends[n] = at
      this.hashes[n] = hash
      n += 1
      if (at >= end) break
    }
    this.count = n
    return true
  }

  /** Where the cell ends that begins with a quotation mark; −1 when it is not closed before a separator or the end. */
  #close(bytes: Uint8Array, at: number, end: number): number {
    for (let i = at + 1; i < end; i++) {
      if (bytes[i] !== quote) continue
      if (i + 1 === end || bytes[i + 1] === this.#separator) return i + 1
      if (bytes[i + 1] !== quote) return -1
      i += 1
    }
    return -1
  }

  isEmpty(column: number): boolean {
    return column >= this.count || this.starts[column] === this.ends[column]
  }
}

/** `next`: what has the same number by chance. */
type Kept<T> = { key: Buffer; made: T; next: Kept<T> | undefined }

/** What was made of some cells, found again by their bytes. */
export class ByteMemo<T> {
  readonly #columns: readonly number[]
  readonly #made = new Map<number, Kept<T>>()
  #size = 0
  readonly #most: number

  constructor(columns: readonly number[], most: number) {
    this.#columns = columns.filter(column => column >= 0)
    this.#most = most
  }

  #hash(cells: ByteCells): number {
    let hash = 0
    for (const column of this.#columns)
      hash = Math.imul(hash, 31) + (cells.isEmpty(column) ? 0 : (cells.hashes[column] ?? 0))
    return hash | 0
  }

  find(bytes: Uint8Array, cells: ByteCells): T | undefined {
    let one = this.#made.get(this.#hash(cells))
    while (one !== undefined && !this.#isSame(one.key, bytes, cells)) one = one.next
    return one?.made
  }

  /** Each cell with a line feed after it, which no raw row holds. */
  #isSame(key: Uint8Array, bytes: Uint8Array, cells: ByteCells): boolean {
    let at = 0
    for (const column of this.#columns) {
      const end = cells.isEmpty(column) ? 0 : (cells.ends[column] ?? 0)
      for (let i = cells.isEmpty(column) ? 0 : (cells.starts[column] ?? 0); i < end; i++)
        if (key[at++] !== bytes[i]) return false
      if (key[at++] !== 10) return false
    }
    return at === key.length
  }

  keep(bytes: Buffer, cells: ByteCells, made: T) {
    if (this.#size >= this.#most || this.find(bytes, cells) !== undefined) return
    const parts = this.#columns.flatMap(column => [
      cells.isEmpty(column) ? Buffer.alloc(0) : bytes.subarray(cells.starts[column], cells.ends[column]),
      Buffer.from('\n'),
    ])
    const hash = this.#hash(cells)
    this.#made.set(hash, { key: Buffer.concat(parts), made, next: this.#made.get(hash) })
    this.#size += 1
  }
}
