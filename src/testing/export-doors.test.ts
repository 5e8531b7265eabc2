import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../domains/directory/enterprises/followed.ts'
import { system } from '../kit/db/actor.ts'
import { openTestApp, type TestApp } from './app.ts'
import { bare } from './everything.ts'
import { type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let own: Owned
beforeAll(async () => {
  t = await openTestApp()
  own = await ownEverything(t, 'kanarie', '2182')
  // As a version before the doors were shut, or somebody at the database, would have left it.
  await t.db.inActor(system('test'), async tx => {
    const number = '700212\u20119273'
    await tx
      .updateTable('directory.enterprises')
      .set({
        name: `Verkstad ${number}`,
        presentation_sv: `Ring Anna ${number}`,
        phone: '0702129273',
        published_at: t.clock.now(),
      })
      .where('tenant_id', '=', own.enterprise)
      .execute()
    await follow(tx, own.enterprise)
    await tx
      .updateTable('directory.offers')
      .set({ title_sv: `Städning ${number}` })
      .where('tenant_id', '=', own.enterprise)
      .execute()
    await tx
      .updateTable('needs.needs')
      .set({ title: `Behov ${number}`, todays_supplier: `Firma ${number}`, opened_at: t.clock.now() })
      .where('tenant_id', '=', own.municipality)
      .execute()
    await tx
      .updateTable('spending.ledger_suppliers')
      .set({ name: `Leverantör ${number}` })
      .where('tenant_id', '=', own.municipality)
      .execute()
  })
})
afterAll(() => t.close())

test('a number that stands in the database all the same leaves it in no file and no open interface', async () => {
  const officer = own.people.find(({ role }) => role === 'procurement_officer')?.who
  const keeper = own.people.find(({ role }) => role === 'business_officer')?.who
  let held = 0
  for (const [who, url] of [
    [officer, '/inkop/behov.csv'],
    [officer, '/inkop/leverantorer.csv'],
    [keeper, '/registret.csv'],
    [undefined, '/api/v1/enterprises'],
    [undefined, '/api/hsds/services'],
    [undefined, '/api/hsds/organizations'],
    [undefined, '/oppna-data/enterprises.csv'],
    [undefined, '/oppna-data/enterprises.json'],
  ] as const) {
    const answer = await t.app.inject({ url, headers: who?.headers ?? {} })
    expect([url, answer.statusCode]).toEqual([url, 200])
    // The telephone is nobody's number, and stays.
    const text = bare(answer.body.replaceAll('0702129273', 'telephone'))
    expect(/.{0,40}700212.{0,20}/.exec(text)?.[0] ?? '', url).toBe('')
    if (/Verkstad|Behov|Leverantör|Städning/.test(text)) held += 1
  }
  expect(held).toBeGreaterThanOrEqual(7)
})
