import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { ownEverything } from '../../testing/tenants.ts'
import { countStored } from './stored.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

test('the check counts what looks like a personal number by column, and takes nothing else for one', async () => {
  const own = await ownEverything(t, 'kanarie', '2182')
  const before = await countStored(t.db)
  expect(before.found).toEqual([])
  expect(before.columns).toBeGreaterThan(100)
  await t.db.inActor(system('test'), async tx => {
    await tx
      .updateTable('directory.enterprises')
      .set({ phone: '0702129273', contact_name: 'Anna 700212\u20119273' })
      .where('tenant_id', '=', own.enterprise)
      .execute()
    await tx
      .insertInto('directory.import_rows')
      .values(
        Array.from({ length: 1200 }, (_, line) => ({
          tenant_id: own.municipality,
          import_id: own.ids.import,
          line,
          cells: ['Söderhamn', line % 100 === 0 ? '700212-XXXX' : '070-212 92 73', 'faktura 7002129274'],
          hashes: {},
        })),
      )
      .execute()
    await tx
      .insertInto('core.mails')
      .values({
        mail_id: crypto.randomUUID(),
        to_address: 'a@example.org',
        subject: 'Hej',
        body_text: 'Ring 0702129273. Hälsa ７００２１２９２７３',
        created_at: t.clock.now(),
        next_attempt_at: t.clock.now(),
      })
      .execute()
  })
  expect((await countStored(t.db)).found).toEqual([
    { column: 'core.mails.body_text', count: 1 },
    { column: 'directory.enterprises.contact_name', count: 1 },
    { column: 'directory.import_rows.cells', count: 12 },
  ])
})
