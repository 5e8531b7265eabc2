/** What no column is called: figures, dates, addresses. */
const isValue = (cell: string) =>
  /^[\d\s.,:+-]+$/.test(cell) || cell.includes('@') || /^(https?:|www\.)/i.test(cell)

const filled = (cells: readonly string[]) => cells.filter(cell => cell.trim() !== '')

export type HeaderJudge = (cells: readonly string[]) => boolean | undefined

/**
 * Which of a file's first rows holds the columns' names: the first that is about as wide as the table and reads as
 * names. A title above the table is passed over. −1: there is none. `judge` knows the names of its own subject.
 */
export const guessHeader = (
  rows: readonly (readonly string[])[],
  judge: HeaderJudge = () => undefined,
): number => {
  const widths = rows.map(row => filled(row).length).sort((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  for (const [i, row] of rows.entries()) {
    const names = filled(row)
    const verdict = judge(row)
    if (verdict === true) return i
    if (names.length === 0 || names.length < usual * 0.6) continue
    if (verdict === false) return -1
    return names.filter(isValue).length <= names.length / 3 ? i : -1
  }
  return -1
}
