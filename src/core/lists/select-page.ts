import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kit/db/actor.ts'
import type { Place } from './place.ts'

/** Columns by name. One that can be empty says so with "?": rows without it come last, whichever way the list is turned. */
export type Keys<Row> = readonly {
  [K in keyof Row & string]: null extends Row[K] ? `${K}?` : K
}[keyof Row & string][]

export type Direction = 'asc' | 'desc'
export type Totals<S extends string> = { total: number } & Record<S, number>

export type PageAsked<Row, S extends string> = {
  /** The whole list, as a query without order. */
  source: Expression<Row>
  /** What its order goes by, and then what tells each row from all others. */
  keys: readonly string[]
  direction: Direction
  limit: number
  /** Where the page before ended; `back`: where the page after begins. */
  place?: Place | undefined
  back?: boolean
  /** What is counted of the whole list; `none`: for the later pages of a file. */
  sums?: Record<S, RawBuilder<number>> | 'none' | undefined
  /** The query sums many rows: it is asked once for page and totals. */
  grouped?: boolean | undefined
  /** The page's rows (`select p.* …`) with what only they need: names of many tables are looked up for a page, not for all. */
  named?: ((page: RawBuilder<unknown>) => RawBuilder<Row>) | undefined
}

export type PageFound<Row, S extends string> = {
  rows: Row[]
  totals: Totals<S>
  /** How many rows stand before these. */
  passed: number
  previous: Place | undefined
  next: Place | undefined
}

const mayLack = (key: string) => key.endsWith('?')
const column = (of: 'l' | 'p', key: string) => sql.ref(`${of}.${key.replace('?', '')}`)

/** What comes behind a place, in the direction of reading. What is empty comes last, and read backwards first. */
const behind = (
  keys: readonly string[],
  place: Place,
  back: boolean,
  direction: Direction,
): RawBuilder<boolean> => {
  const sign = back === (direction === 'asc') ? sql`<` : sql`>`
  // As one comparison of rows wherever it can be: an index knows it.
  if (!keys.some(mayLack))
    return sql`(${sql.join(keys.map(key => column('l', key)))}) ${sign} (${sql.join(place.map(v => sql.val(v)))})`
  return keys.reduceRight<RawBuilder<boolean>>((rest, key, i) => {
    const [at, value] = [column('l', key), place[i] ?? null]
    if (value === null) return back ? sql`(${at} is not null or ${rest})` : sql`(${at} is null and ${rest})`
    const past =
      mayLack(key) && !back ? sql`${at} ${sign} ${value} or ${at} is null` : sql`${at} ${sign} ${value}`
    return sql`(${past} or (${at} = ${value} and ${rest}))`
  }, sql`false`)
}

const order = (of: 'l' | 'p', keys: readonly string[], back: boolean, direction: Direction) => {
  const way = back === (direction === 'asc') ? sql`desc` : sql`asc`
  const empty = back ? sql`nulls first` : sql`nulls last`
  return sql.join(keys.map(key => sql`${column(of, key)} ${way} ${mayLack(key) ? empty : sql``}`))
}

/** One page of a list, found by where the one before it ended and never by counting rows; with what the whole list comes to. */
export const selectPage = async <Row, S extends string>(
  tx: Tx,
  asked: PageAsked<Row, S>,
): Promise<PageFound<Row, S>> => {
  const { source, keys, direction, limit, place, back = false, sums, grouped, named } = asked
  const edge = place?.length === keys.length ? behind(keys, place, back, direction) : undefined
  const page = sql`select l.*, json_build_array(${sql.join(keys.map(key => sql`${column('l', key)}::text`))}) as list_place
    from l where ${edge ?? sql`true`} order by ${order('l', keys, back, direction)} limit ${limit + 1}`
  const counted = {
    total: sql`count(*)::int`,
    passed:
      edge === undefined
        ? sql`0`
        : sql`count(*) filter (where (${edge}) is ${back ? sql`true` : sql`not true`})::int`,
    ...(sums === 'none' ? {} : sums),
  }
  const totals =
    sums === 'none'
      ? sql`select null as list_totals`
      : sql`select json_build_object(${sql.join(Object.entries(counted).map(([name, sum]) => sql`${sql.lit(name)}, ${sum}`))}) as list_totals from l`
  const found = await sql<
    Row & { list_place: Place | null; list_totals: (Totals<S> & { passed: number }) | null }
  >`with l as ${grouped ? sql`materialized` : sql`not materialized`} (${source})
    select t.list_totals, p.* from (${totals}) t left join (${named ? named(page) : page}) p on true
    order by ${order('p', keys, back, direction)}`.execute(tx)
  const all = found.rows.filter(row => row.list_place !== null)
  // Whoever was shown here has gone meanwhile: the list from its beginning.
  if (edge !== undefined && all.length === 0 && sums !== 'none')
    return selectPage(tx, { ...asked, place: undefined, back: false })
  const rows = all.slice(0, limit)
  const more = all.length > limit
  if (back) rows.reverse()
  const { passed = 0, ...rest } = found.rows[0]?.list_totals ?? { passed: 0 }
  const [first, last] = [rows[0]?.list_place ?? undefined, rows.at(-1)?.list_place ?? undefined]
  return {
    rows,
    totals: rest as Totals<S>,
    passed: back ? passed - rows.length : passed,
    previous: (back ? more : edge !== undefined) ? first : undefined,
    next: back || more ? last : undefined,
  }
}
