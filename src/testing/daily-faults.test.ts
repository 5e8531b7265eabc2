import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFreshness } from '../domains/directory/freshness/jobs.ts'
import { addEnterprise, mailsTo } from '../domains/directory/freshness/testing.ts'
import { refreshAllSpend } from '../domains/procurement/spend/jobs.ts'
import { system } from '../kit/db/actor.ts'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { readLedger } from './ledger.ts'

let t: TestApp
let owner: pg.Client
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-15T09:00:00Z')
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

test('one organisation whose sums cannot be made keeps no other from theirs', async () => {
  const codes = ['2182', '2183', '2361']
  const officers = []
  for (const code of codes)
    officers.push(await signIn(t, { role: 'procurement_officer', municipalityCode: code }))
  const [first = ''] = officers.map(o => o.tenantId).sort()
  const posting = {
    date: '2025-03-01',
    supplier: 'Städ AB',
    account: '5412',
    text: 'Städning',
    amount: '100,00',
  }
  for (const code of codes) await readLedger(t, [posting], code)
  // The first one's sums break a rule of the database, whatever is tried.
  await owner.query(
    `alter table procurement.spend_months add constraint planted check (tenant_id <> '${first}') not valid`,
  )
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('procurement.spend_months')
      .set({ row_count: 0 })
      .where('tenant_id', '<>', first)
      .execute(),
  )
  await expect(refreshAllSpend(t)).rejects.toThrow('Not every organisation')
  const { rows } = await t.db.inActor(system('test'), async tx => ({
    rows: await tx
      .selectFrom('procurement.spend_months')
      .select(['tenant_id', 'row_count'])
      .where('row_count', '>', 0)
      .execute(),
  }))
  expect(new Set(rows.map(r => r.tenant_id)).size).toBe(3)
})

test('one enterprise whose letter cannot be written keeps no other from theirs', async () => {
  const made = []
  for (const name of ['Ett', 'Två', 'Tre']) made.push(await addEnterprise(t, name, `${name}@example.org`))
  await owner.query(
    `alter table directory.confirmations add constraint planted check (tenant_id <> '${made[0]?.tenantId}')`,
  )
  t.clock.advance({ months: 5, days: 1 })
  await expect(runFreshness(t)).rejects.toThrow('Not every letter')
  expect(await mailsTo(t, 'Två@example.org')).toHaveLength(1)
  expect(await mailsTo(t, 'Tre@example.org')).toHaveLength(1)
  expect(await mailsTo(t, 'Ett@example.org')).toHaveLength(0)
})
