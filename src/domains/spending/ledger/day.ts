import { Temporal } from 'temporal-polyfill'
import { detached } from '../../../kit/tables/detached.ts'

/** A month's first day and, where it is told, the day: as COPY reads the two. */
export type Day = { copied: string }
export type DayProblem = 'date_wrong' | 'date_outside'

const two = (n: number) => String(n).padStart(2, '0')

/**
 * Year first, with or without signs and a time of day; day first with dots or strokes; a month alone. Six digits are a
 * year's last two, month and day wherever they can be ("200112" is in 2020, not in 2001), else a year and a month.
 */
const shapes: [RegExp, (parts: string[]) => [string, string, string]][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/, ([y = '', m = '', d = '']) => [y, m, d]],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y = '', m = '', d = '']) => [y, m, d]],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: .*)?$/, ([y = '', m = '', d = '']) => [y, m, d]],
  [/^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: .*)?$/, ([d = '', m = '', y = '']) => [y, m, d]],
  [/^(\d{2})-(\d{2})-(\d{2})$/, ([y = '', m = '', d = '']) => [`20${y}`, m, d]],
  [/^(\d{2})((?:0[1-9]|1[0-2]))((?:0[1-9]|[12]\d|3[01]))$/, ([y = '', m = '', d = '']) => [`20${y}`, m, d]],
  [/^(\d{4})[-/.]?(\d{2})$/, ([y = '', m = '']) => [y, m, '']],
]

const read = (text: string): { year: number; month: number; day: number } | undefined => {
  for (const [shape, order] of shapes) {
    const found = shape.exec(text)
    if (found === null) continue
    const [year, month, day] = order(found.slice(1))
    const said = { year: Number(year), month: Number(month), day: Number(day || '1') }
    try {
      Temporal.PlainDate.from(said, { overflow: 'reject' })
      return { ...said, day: Number(day) }
    } catch {
      return undefined
    }
  }
  return undefined
}

const first = 1990
/** A ledger has a few hundred different days; a file of other things may have any number. */
const kept = 20_000

/** Reads days as ledgers write them, each spelling once. A ledger is about the time since 1990, to the end of this month. */
export const dayReader = (today: Temporal.PlainDate) => {
  const known = new Map<string, Day | DayProblem>()
  const judge = (text: string): Day | DayProblem => {
    const said = read(text)
    if (said === undefined) return 'date_wrong'
    const isToCome = said.year * 12 + said.month > today.year * 12 + today.month
    if (said.year < first || isToCome) return 'date_outside'
    const month = `${said.year}-${two(said.month)}`
    return { copied: `${month}-01\t${said.day === 0 ? '\\N' : `${month}-${two(said.day)}`}` }
  }
  return (text: string): Day | DayProblem => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = judge(text.trim())
    if (known.size < kept) known.set(detached(text), made)
    return made
  }
}
