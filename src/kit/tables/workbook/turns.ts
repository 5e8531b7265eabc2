import { TableError } from '../errors.ts'

/** One at a time, in the order of coming. Whoever would wait too long, or behind too many, is told so. */
export class Turns {
  readonly #most: number
  readonly #patience: number
  readonly #waiting: (() => void)[] = []
  #taken = false

  constructor(most: number, patience: number) {
    this.#most = most
    this.#patience = patience
  }

  /** Resolves when it is one's turn. */
  async take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true
      return
    }
    if (this.#waiting.length >= this.#most) throw new TableError('busy')
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1)
        reject(new TableError('busy'))
      }, this.#patience)
      this.#waiting.push(turn)
    })
  }

  pass() {
    const next = this.#waiting.shift()
    if (next === undefined) this.#taken = false
    else next()
  }
}
