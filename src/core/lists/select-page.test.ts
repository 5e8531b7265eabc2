import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobody } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import type { Place } from './place.ts'
import { type Direction, type PageFound, selectPage } from './select-page.ts'

let t: TestApp
let owner: pg.Client
beforeAll(async () => {
  t = await openTestApp()
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  await owner.query(`create table public.walked (id int primary key, name text not null, amount bigint, day date, at timestamptz not null);
    grant select on public.walked to plantskola_app`)
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

type Row = { id: number; name: string; amount: number | null; day: string | null; at: string }
/** What is wanted with many ties and many gaps: the order must be whole all the same. */
const row = fc.record({
  name: fc.constantFrom('Åsa', 'asa', 'Örjan', 'o', '', "O'Hara", '%_\\'),
  amount: fc.constantFrom(null, 0, -5, 7, 9_007_199_254_740_991),
  day: fc.constantFrom(null, '2027-01-01', '2028-02-29'),
  at: fc.constantFrom('2026-11-23T09:00:00.000001Z', '2026-11-23T09:00:00.000002Z', '2026-01-01T00:00:00Z'),
})
const orders = [[], ['name'], ['amount?'], ['day?', 'name'], ['at'], ['at', 'amount?', 'day?']]

const insert = (rows: readonly Omit<Row, 'id'>[], ids: (i: number) => number) =>
  owner.query(
    'insert into public.walked select * from json_populate_recordset(null::public.walked, $1::json)',
    [JSON.stringify(rows.map((r, i) => ({ ...r, id: ids(i) })))],
  )

const find = (
  keys: readonly string[],
  direction: Direction,
  limit: number,
  place?: Place,
  back = false,
  grouped = false,
): Promise<PageFound<Row, 'sum'>> =>
  t.db.inActor(nobody, tx =>
    selectPage<Row, 'sum'>(tx, {
      source: sql<Row>`select * from public.walked`,
      keys: [...keys, 'id'],
      direction,
      limit,
      place,
      back,
      grouped,
      sums: { sum: sql<number>`coalesce(sum(amount), 0)::numeric::text` },
    }),
  )

const wholeOrder = async (keys: readonly string[], direction: Direction): Promise<number[]> => {
  const by = [...keys, 'id'].map(key => `${key.replace('?', '')} ${direction} nulls last`).join(', ')
  const { rows } = await owner.query<{ id: number }>(`select id from public.walked order by ${by}`)
  return rows.map(r => r.id)
}

const walk = fc.record({
  rows: fc.array(row, { maxLength: 40 }),
  later: fc.array(row, { maxLength: 12 }),
  keys: fc.constantFrom(...orders),
  direction: fc.constantFrom<Direction>('asc', 'desc'),
  limit: fc.integer({ min: 1, max: 9 }),
  grouped: fc.boolean(),
})

test('pages together are the whole list once, forwards and back, in any order and any size', async () => {
  await fc.assert(
    fc.asyncProperty(walk, async ({ rows, keys, direction, limit, grouped }) => {
      await owner.query('delete from public.walked')
      await insert(rows, i => i)
      const whole = await wholeOrder(keys, direction)
      const pages: number[][] = []
      let page = await find(keys, direction, limit, undefined, false, grouped)
      expect(page.previous).toBeUndefined()
      for (;;) {
        expect(page.totals.total).toBe(rows.length)
        expect(String(page.totals.sum)).toBe(String(rows.reduce((n, r) => n + BigInt(r.amount ?? 0), 0n)))
        expect(page.passed).toBe(pages.flat().length)
        pages.push(page.rows.map(r => r.id))
        if (page.next === undefined) break
        page = await find(keys, direction, limit, page.next, false, grouped)
      }
      expect(pages.flat()).toEqual(whole)
      for (let at = pages.length - 2; at >= 0; at--) {
        page = await find(keys, direction, limit, page.previous, true, grouped)
        expect(page.rows.map(r => r.id)).toEqual(pages[at])
        expect(page.passed).toBe(at * limit)
        expect(page.next).toBeDefined()
      }
      expect(page.previous).toBeUndefined()
    }),
    { numRuns: 150 },
  )
}, 120_000)

test('while others write, nothing is shown twice, and nothing that was there is left out', async () => {
  await fc.assert(
    fc.asyncProperty(walk, async ({ rows, later, keys, direction, limit }) => {
      await owner.query('delete from public.walked')
      // New ones stand between, before and after: even ids among odd.
      await insert(rows, i => i * 2 + 1)
      const seen: number[] = []
      let place: Place | undefined
      for (let n = 0; n === 0 || place !== undefined; n++) {
        const page = await find(keys, direction, limit, place)
        seen.push(...page.rows.map(r => r.id))
        place = page.next
        const more = later.slice(n * 2, n * 2 + 2)
        if (more.length > 0) await insert(more, i => (n * 2 + i) * 6)
      }
      expect(new Set(seen).size).toBe(seen.length)
      const old = seen.filter(id => id % 2 === 1)
      expect(old).toEqual((await wholeOrder(keys, direction)).filter(id => id % 2 === 1))
    }),
    { numRuns: 150 },
  )
}, 120_000)

test('whoever stands where everything has gone is shown the list from its beginning', async () => {
  await owner.query('delete from public.walked')
  const one = { name: 'o', amount: null, day: null, at: '2026-01-01T00:00:00Z' }
  await insert([one, one, one, one], i => i)
  const first = await find(['name'], 'asc', 2)
  await owner.query('delete from public.walked where id > 1')
  expect((await find(['name'], 'asc', 2, first.next)).rows.map(r => r.id)).toEqual([0, 1])
})
