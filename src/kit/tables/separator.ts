import { parse } from 'csv-parse/sync'

export type Separator = ';' | '\t' | ','

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

/** "12,50": where something else cuts most lines, the comma in it cuts nothing. */
const decimalComma = /(?<=\d),(?=\d{1,2}(?!\d))/g

/** Rows alike tell more the more columns they have: two columns may come of a comma that every amount holds. */
const worth = ({ alike, columns }: { alike: number; columns: number }) => alike * (1 - 1 / columns)

const bestOf = (sample: string) => {
  const others = ([';', '\t'] as const).map(separator => ({ separator, ...fit(sample, separator) }))
  const isCut = others.some(other => other.alike >= 0.5)
  const comma = fit(isCut ? sample.replace(decimalComma, '.') : sample, ',')
  const fits = [...others, { separator: ',' as const, ...comma }]
  return fits.sort((a, b) => worth(b) - worth(a) || b.columns - a.columns)[0]
}

/** Guesses what a CSV file's cells are cut by, from its beginning. `all`: the sample is the whole file. */
export const guessSeparator = (text: string, all: boolean): Separator => {
  let sample = wholeLines(text, all)
  for (let tries = 0; ; tries++) {
    const best = bestOf(sample)
    if (best && best.alike > 0) return best.separator
    const shorter = wholeLines(sample, false)
    if (all || tries > 20 || shorter === sample) return ';'
    sample = shorter
  }
}
