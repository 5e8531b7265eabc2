import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from '../testing/app.ts'
import { openDemoApp } from '../testing/demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openDemoApp()
})
afterAll(() => t.close())

type Reckoned = { title: string; unit: string; yearly: number; each: number }

/** Of each need with a value: what it is worth a year, and what one of what is bought costs. */
const needs = sql<Reckoned & { tenant_id: string; category: string; value_basis: string }>`
  select tenant_id, title, category, value_basis, amount_unit as unit, yearly,
    yearly / (amount * case amount_per when 'day' then 365 * part when 'week' then 52 * part when 'month' then 12 * part
      when 'season' then cardinality(seasons) when 'once' then 1 / years else 1 end) as each
  from (select *, value_ore / 100 / years as yearly from (
    select *, case when ends_on is null then 1 else greatest((ends_on - starts_on + 1) / 365.25, 1) end as years,
      case when seasons = '{}' then 1 else cardinality(seasons) / 4.0 end as part
    from needs.needs where value_ore is not null and amount > 0) n) n`

const read = <Row>(query: { execute: (tx: never) => Promise<{ rows: Row[] }> }): Promise<Row[]> =>
  t.db.inActor(system('test'), async tx => (await query.execute(tx as never)).rows)

test('what is needed costs about what those who sell it ask', async () => {
  const rows = await read(
    sql<Reckoned & { low: number; high: number }>`
    select n.*, min(o.price_from_ore) / 100 as low, max(coalesce(o.price_to_ore, o.price_from_ore)) / 100 as high
    from (${needs}) n join directory.offers o on o.category = n.category and o.price_from_ore is not null
      and o.unit_sv !~ ' ' and left(o.unit_sv, 3) = left(n.unit, 3)
    group by n.tenant_id, n.title, n.category, n.value_basis, n.unit, n.yearly, n.each`,
  )
  expect(rows.length).toBeGreaterThan(8)
  const off = rows.filter(({ each, low, high }) => each < low * 0.6 || each > high * 1.6)
  expect(off.map(n => `${n.title}: ${n.each} kr, sold for ${n.low}–${n.high}`)).toEqual([])
})

test('what is estimated from the ledger is no more than was paid', async () => {
  const rows = await read(
    sql<Reckoned & { paid: number }>`
    select n.*, m.paid from (${needs}) n join (
      select tenant_id, category, sum(amount_ore) / 100 as paid from spending.spend_months
      where month >= (select max(month) from spending.spend_months) - interval '11 months'
      group by tenant_id, category) m using (tenant_id, category)
    where n.value_basis = 'ledger'`,
  )
  expect(rows.length).toBeGreaterThan(12)
  const off = rows.filter(({ yearly, paid }) => yearly > paid * 1.25)
  expect(off.map(n => `${n.title}: ${n.yearly} kr a year, ${n.paid} paid`)).toEqual([])
})
