/** Chances that fall the same way every time for the same words: a demo that can be compared with itself. */
export type Chance = {
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number
  /** A number from `from` to `to`. */
  between: (from: number, to: number) => number
}

/** Seeded by FNV-1a of the words, drawn by mulberry32. */
export const chanceOf = (words: string): Chance => {
  let state = 0x811c9dc5
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return { below: limit => Math.floor(next() * limit), between: (from, to) => from + next() * (to - from) }
}
