/** Texts that rows hold the number of: each its number, a new one the next, until the new ones are taken to be stored. */
export class Numbering<Entry> {
  readonly #numbers = new Map<string, number>()
  #last = 0
  #fresh: (Entry & { no: number })[] = []
  /** What was known before and is named again, as it is named now. */
  readonly again = new Map<number, Entry>()

  find(key: string): number | undefined {
    return this.#numbers.get(key)
  }

  /** This is what the number is known by – also by another name, beside the first. */
  know(key: string, no: number) {
    this.#last = Math.max(this.#last, no)
    if (!this.#numbers.has(key)) this.#numbers.set(key, no)
  }

  add(entry: Entry): number {
    this.#last += 1
    this.#fresh.push({ ...entry, no: this.#last })
    return this.#last
  }

  of(key: string, entry: Entry): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) {
      if (!this.again.has(known)) this.again.set(known, entry)
      return known
    }
    const no = this.add(entry)
    this.know(key, no)
    return no
  }

  /** What is new since the last time. */
  take(): (Entry & { no: number })[] {
    const fresh = this.#fresh
    this.#fresh = []
    return fresh
  }
}
