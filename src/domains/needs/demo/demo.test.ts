import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoOrganisations } from '../../../demo/organisations.ts'
import { domains } from '../../../domains.ts'
import { system } from '../../../kit/db/actor.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { keyOf } from '../plan/read-row.ts'

let t: TestApp
let soderhamn: string
beforeAll(async () => {
  t = await openTestApp()
  await t.db.inActor(system('test'), async tx => {
    const world = await loadDemoOrganisations(tx, t.clock)
    for (const { demo } of domains) await demo?.load?.(tx, t, world)
    soderhamn = world.municipality.get('2182') ?? ''
  })
})
afterAll(() => t.close())

const needs = () => t.db.inActor(system('test'), tx => tx.selectFrom('needs.needs').selectAll().execute())

test('needs of every state and source, with units, and contracts that end around today', async () => {
  const all = await needs()
  const own = all.filter(n => n.tenant_id === soderhamn)
  expect(own).toHaveLength(24)
  expect(new Set(all.map(n => n.tenant_id)).size).toBeGreaterThan(8)
  expect(new Set(own.map(n => n.source))).toEqual(new Set(['hand', 'ledger', 'plan']))
  expect(all.every(n => n.unit_id !== null)).toBe(true)
  const open = own.filter(n => n.opened_at !== null && n.closed_at === null)
  expect(open.length).toBeGreaterThan(6)
  expect(open.every(n => n.contact_email.endsWith('@soderhamn.example'))).toBe(true)
  const closed = own.filter(n => n.closed_at !== null)
  expect(closed.length).toBeGreaterThan(2)
  expect(closed.every(n => n.closed_why !== '')).toBe(true)
  const ends = own
    .flatMap(n => n.contract_ends_on ?? [])
    .map(d => t.clock.today().until(d, { largestUnit: 'months' }).months)
  expect(Math.min(...ends)).toBeLessThan(0)
  expect(Math.max(...ends)).toBeGreaterThan(12)
})

test('three questions: one being answered, one open to all, one closed', async () => {
  const rows = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.inquiries as i')
      .leftJoin('needs.inquiry_asks as a', 'a.inquiry_id', 'i.inquiry_id')
      .leftJoin('needs.inquiry_answers as w', join =>
        join.onRef('w.inquiry_id', '=', 'a.inquiry_id').onRef('w.enterprise_id', '=', 'a.enterprise_id'),
      )
      .select(['i.subject', 'i.published_at', 'i.closed_at', 'a.enterprise_name', 'w.can', 'w.answer_no'])
      .execute(),
  )
  const of = (word: string) => rows.filter(r => r.subject.includes(word))
  expect(new Set(of('fruktkorgar').map(r => r.enterprise_name)).size).toBe(3)
  expect(
    of('fruktkorgar')
      .map(r => r.can)
      .sort(),
  ).toEqual(['all', 'part', 'together', null].sort())
  expect(of('Handskottning')[0]?.published_at).not.toBeNull()
  expect(of('upplagor')[0]?.closed_at).not.toBeNull()
})

test('the example of a yearly plan has the rows and numbers that the demo’s needs came from', async () => {
  const plan = parse(readFileSync(join(projectRoot, 'data/demo/needs/inkopsplan-2027.csv')), {
    columns: true,
    delimiter: ';',
  }) as Record<string, string>[]
  expect(plan.length).toBeGreaterThanOrEqual(15)
  const numbers = new Set(plan.map(r => keyOf(r['Plan nr'] ?? '', '', '')))
  expect(numbers.size).toBe(plan.length)
  for (const need of await needs())
    if (need.tenant_id === soderhamn && need.plan_key !== null) expect(numbers).toContain(need.plan_key)
})
