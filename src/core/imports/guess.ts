import { soleTrader } from '../personal-numbers/masks.ts'
import type { Confidence, FieldRule, Fields, Guess } from './fields.ts'
import { type Heading, headingReader } from './headings.ts'

type Claim<F> = {
  column: number
  field: F
  weight: number
  /** The heading says so, and the values cannot be; or it needs a person's eye. */
  odd: boolean
  /** By its values alone. */
  bare: boolean
}

/** What people write where they have nothing to write. */
const isNothing = (value: string) => /^([-–—.?\s]*|\(?null\)?|saknas|okänt?|n\/?a)$/i.test(value)
/** Weights nearer to each other than this are a tie; nearer than the other, the lesser one makes the greater a guess. */
const [tie, close] = [0.15, 0.3]
const surely = 0.75

const share = (values: readonly string[], is: (value: string) => boolean) =>
  values.length === 0 ? 0 : values.filter(is).length / values.length

const claimOf = <F extends string>(
  field: F,
  rule: FieldRule,
  { told, aside, all }: Heading<F>,
  values: readonly string[],
  column: number,
): Claim<F> | undefined => {
  const said = told.get(field)
  if (rule.reveals && share(values, rule.reveals) >= 0.5)
    return { column, field, weight: 2, odd: false, bare: false }
  const looks = rule.looks && values.length >= (rule.least ?? 1) ? share(values, rule.looks) : 0
  if (said === undefined) {
    // A heading that says what it is weighs more than values that look like something else – unless it only holds the word.
    const taken = Math.max(0, ...told.values()) >= surely
    if (aside || taken || looks < 0.6 || rule.never?.test(all)) return undefined
    return { column, field, weight: 0.35 + looks * 0.3, odd: false, bare: true }
  }
  // What was masked says nothing of what stood there.
  const seen = values.filter(value => !value.toLowerCase().includes(soleTrader))
  const unfit = rule.fits !== undefined && seen.length > 0 && share(seen, rule.fits) < 0.5
  const shunned = rule.shuns?.test(all) ?? false
  const weight =
    said + (rule.prefers?.test(all) ? 0.3 : 0) + looks * 0.1 - (unfit ? 0.6 : 0) - (shunned ? 0.5 : 0)
  return { column, field, weight, odd: unfit || shunned, bare: false }
}

const readable = (rule: FieldRule, value: string) => rule.reads?.(value) ?? value.toLowerCase()
/** Two columns say the same in every row that fills both: whichever is taken, nothing is another. */
const alike = (rule: FieldRule, rows: readonly (readonly string[])[], a: number, b: number) => {
  const both = rows.filter(row => (row[a] ?? '').trim() !== '' && (row[b] ?? '').trim() !== '')
  return both.every(row => readable(rule, (row[a] ?? '').trim()) === readable(rule, (row[b] ?? '').trim()))
}

/** Takes the columns of a kind of file for what they are: each field goes to the column that claims it best. */
export const columnReader = <F extends string>(
  fields: Fields<F>,
  { aside, isValue }: { aside?: RegExp; isValue?: (cell: string) => boolean } = {},
) => {
  const all = Object.keys(fields) as F[]
  const headingOf = headingReader(fields, aside)
  const isField = (value: unknown): value is F => all.includes(value as F)

  const guess = (header: readonly string[], rows: readonly (readonly string[])[]): Guess<F> => {
    const columns = header.map((_, i) =>
      rows.map(row => (row[i] ?? '').trim()).filter(value => !isNothing(value)),
    )
    const headings = header.map(headingOf)
    const claims = headings
      .flatMap((heading, i) =>
        all.flatMap(field => claimOf(field, fields[field], heading, columns[i] ?? [], i) ?? []),
      )
      .filter(claim => claim.weight > 0.2)
      .sort((a, b) => b.weight - a.weight || a.column - b.column)
    const mapping: (F | '')[] = header.map(() => '')
    const confidence: Confidence[] = headings.map((heading, i) =>
      heading.aside || columns[i]?.length === 0 ? 'sure' : 'guess',
    )
    const won = new Map<number, Claim<F>>()
    const taken = new Set<F>()
    for (const claim of claims) {
      if (won.has(claim.column) || (taken.has(claim.field) && !fields[claim.field].many)) continue
      taken.add(claim.field)
      // What a heading says and no value bears out is left out – or asked about, where it matters.
      if (claim.odd && !fields[claim.field].weighty) continue
      won.set(claim.column, claim)
      mapping[claim.column] = claim.field
    }
    const said: (F | '')[] = header.map(() => '')
    const ask = (column: number) => {
      mapping[column] = ''
      confidence[column] = 'unclear'
    }
    for (const claim of won.values()) {
      const rule = fields[claim.field]
      const rivals = rule.many
        ? []
        : claims.filter(
            other =>
              other.field === claim.field &&
              other.column !== claim.column &&
              other.weight > claim.weight - close &&
              (won.get(other.column)?.weight ?? 0) < other.weight + 0.05 &&
              won.get(other.column)?.field !== claim.field &&
              (won.get(other.column)?.weight ?? 0) < surely &&
              !alike(rule, rows, claim.column, other.column),
          )
      const tied = rivals.filter(other => other.weight > claim.weight - tie)
      if (rule.weighty && (claim.odd || tied.length > 0)) {
        if (tied.length === 0) said[claim.column] = claim.field
        ask(claim.column)
        for (const other of tied) ask(other.column)
      } else if (rivals.length === 0 && claim.weight >= surely) confidence[claim.column] = 'sure'
    }
    for (const field of all) {
      const { may } = fields[field]
      if (may === undefined || taken.has(field)) continue
      const left = header.flatMap((_, i) => {
        const values = columns[i] ?? []
        const free = mapping[i] === '' && confidence[i] !== 'unclear' && headings[i]?.told.size === 0
        const differs = new Set(values).size > values.length * 0.8
        return free && !headings[i]?.aside && values.length > 0 && values.every(may) && differs ? [i] : []
      })
      if (left.length === 1) mapping[left[0] ?? 0] = field
      else left.forEach(ask)
    }
    return { mapping, confidence, said }
  }

  return {
    fields,
    all,
    isField,
    headingOf,
    guess,
    /** The field that a heading tells best. */
    fieldOfHeading: (heading: string): F | undefined =>
      [...headingOf(heading).told].sort((a, b) => b[1] - a[1])[0]?.[0],
    /** Whether a row holds the columns' names: two fields are told, one by its very name; certainly not when a value stands in it. */
    isHeader: (cells: readonly string[]): boolean | undefined => {
      const told = cells.filter(cell => cell.length <= 100).map(cell => [...headingOf(cell).told])
      const best = told.flatMap(fieldsTold => fieldsTold.sort((a, b) => b[1] - a[1]).slice(0, 1))
      if (new Set(best.map(([field]) => field)).size >= 2 && best.some(([, weight]) => weight >= surely))
        return true
      return isValue && cells.some(cell => isValue(cell.trim())) ? false : undefined
    },
    /** As it was stored; what is no field any more is not used. */
    mappingOf: (stored: readonly string[]): (F | '')[] => stored.map(value => (isField(value) ? value : '')),
    /** Fields that one column at most may hold, chosen for more. */
    chosenTwice: (mapping: readonly (F | '')[]): F[] =>
      all.filter(field => !fields[field].many && mapping.filter(m => m === field).length > 1),
  }
}
export type ColumnReader<F extends string> = ReturnType<typeof columnReader<F>>
