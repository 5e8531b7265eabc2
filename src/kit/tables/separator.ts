import { parse } from 'csv-parse/sync'

export const separators = [';', '\t', ','] as const
export type Separator = (typeof separators)[number]

/** How alike the lines become when cut at a separator: the share that has the commonest number of columns, and that number. */
const fit = (sample: string, delimiter: Separator): { alike: number; columns: number } => {
  let counts: number[]
  try {
    const rows: string[][] = parse(sample, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    counts = rows.filter(row => row.some(cell => cell !== '')).map(row => row.length)
  } catch {
    return { alike: 0, columns: 1 }
  }
  const times = new Map<number, number>()
  for (const count of counts) if (count > 1) times.set(count, (times.get(count) ?? 0) + 1)
  const [columns = 1, often = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { alike: counts.length === 0 ? 0 : often / counts.length, columns }
}

/** Whole lines only, so that a cut-off last line does not count; a quoted field may span lines, hence the tries. */
const wholeLines = (text: string, all: boolean): string => {
  if (all) return text
  const end = text.lastIndexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}

/** Guesses what a CSV file's cells are cut by, from its beginning. `all`: the sample is the whole file. */
export const guessSeparator = (text: string, all: boolean): Separator => {
  let sample = wholeLines(text, all)
  for (let tries = 0; ; tries++) {
    const fits = separators.map(separator => ({ separator, ...fit(sample, separator) }))
    const best = fits.sort((a, b) => b.alike - a.alike || b.columns - a.columns)[0]
    if (best && best.alike > 0) return best.separator
    const shorter = wholeLines(sample, false)
    if (all || tries > 20 || shorter === sample) return ';'
    sample = shorter
  }
}
