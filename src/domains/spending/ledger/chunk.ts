import type { Reason } from './schema.ts'

export type Reject = { line: number; reason: Reason; detail: Record<string, string>; cells: string[] }

/** Rows waiting to be stored: as COPY reads them, with what they sum to. */
export type Chunk = {
  rows: number
  bytes: Buffer[]
  rejects: Reject[]
  read: number
  fileSum: bigint
  storedSum: bigint
}

/** Sums of whole öre: as numbers while they are surely exact, then in one that is never too small. */
class Sum {
  #exact = 0n
  #recent = 0
  add(ore: number) {
    this.#recent += ore
    if (this.#recent > 2 ** 52 || this.#recent < -(2 ** 52)) this.#settle()
  }
  #settle() {
    this.#exact += BigInt(this.#recent)
    this.#recent = 0
  }
  take(): bigint {
    this.#settle()
    const sum = this.#exact
    this.#exact = 0n
    return sum
  }
}

/** Rows are written into pieces of this many bytes; a row, whose longest texts are cut, is never near as long. */
const pieceSize = 256 * 1024
const longestRow = 16 * 1024

export class ChunkWriter {
  #bytes: Buffer[] = []
  #piece = Buffer.allocUnsafe(pieceSize)
  #end = 0
  #rows = 0
  #read = 0
  #rejects: Reject[] = []
  readonly #fileSum = new Sum()
  readonly #storedSum = new Sum()

  /** How many rows of the file wait here, rejected ones included. */
  get size(): number {
    return this.#read
  }

  store(row: string, ore: number) {
    // As bytes at once: texts that wait would be carried about by the memory's own housekeeping (decision 0014).
    this.storeBytes(ore, (piece, at) => at + piece.write(row, at))
  }

  /** `write` puts the row into the piece from `at` on, and tells where it ends. */
  storeBytes(ore: number, write: (piece: Buffer, at: number) => number) {
    this.#read += 1
    this.#rows += 1
    this.#fileSum.add(ore)
    this.#storedSum.add(ore)
    this.#end = write(this.#piece, this.#end)
    if (this.#end > pieceSize - longestRow) this.#flush()
  }

  /** `ore`: the row's amount counts in the file's sum although the row is not stored. */
  reject(reject: Reject, ore: number | undefined) {
    this.#read += 1
    this.#rejects.push(reject)
    if (ore !== undefined) this.#fileSum.add(ore)
  }

  #flush() {
    if (this.#end > 0) this.#bytes.push(this.#piece.subarray(0, this.#end))
    this.#piece = Buffer.allocUnsafe(pieceSize)
    this.#end = 0
  }

  take(): Chunk {
    this.#flush()
    const chunk = {
      rows: this.#rows,
      bytes: this.#bytes,
      rejects: this.#rejects,
      read: this.#read,
      fileSum: this.#fileSum.take(),
      storedSum: this.#storedSum.take(),
    }
    this.#bytes = []
    this.#rows = 0
    this.#read = 0
    this.#rejects = []
    return chunk
  }
}
