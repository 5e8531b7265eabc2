/** A sheet as far as its first rows tell. */
export type Looked = { path: string; name: string; hidden: boolean; rows: number; first: string[][] }
export type Chosen = {
  /** `skip`: how many rows stand above what is read. */
  read: { path: string; name: string; skip: number }[]
  left: Looked[]
}

export const lookedAt = 25

const asText = (cells: readonly string[]) => cells.map(cell => cell.trim().toLowerCase()).join('\t')
/** The names of columns: words, at least two. */
const isNames = (cells: readonly string[]) => {
  const filled = cells.filter(cell => cell.trim() !== '')
  return filled.length > 1 && filled.every(cell => /\p{L}/u.test(cell))
}

/**
 * The sheets that are one list: the fullest, and those under the same columns' names ("Jan", "Feb"). What is hidden is
 * read only where nothing else holds rows. What is left is told, never passed over.
 */
export const chooseSheets = (sheets: readonly Looked[]): Chosen => {
  const filled = sheets.filter(({ rows }) => rows > 0)
  const shown = filled.some(({ hidden }) => !hidden) ? filled.filter(({ hidden }) => !hidden) : filled
  const fullest = shown.toSorted((a, b) => b.rows - a.rows)[0]
  if (fullest === undefined) return { read: [], left: [] }
  const rowsOf = new Map(shown.map(sheet => [sheet, sheet.first.map(asText)]))
  const names = fullest.first.find(
    row => isNames(row) && shown.some(other => other !== fullest && rowsOf.get(other)?.includes(asText(row))),
  )
  const at = (sheet: Looked) => (names === undefined ? -1 : (rowsOf.get(sheet)?.indexOf(asText(names)) ?? -1))
  const alike = shown.filter(sheet => sheet === fullest || at(sheet) >= 0)
  return {
    read: alike.map((sheet, i) => ({
      path: sheet.path,
      name: sheet.name,
      skip: i === 0 ? 0 : at(sheet) + 1,
    })),
    left: filled.filter(sheet => !alike.includes(sheet)),
  }
}
