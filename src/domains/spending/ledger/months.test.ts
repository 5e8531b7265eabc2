import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

/** What is in use: month, months and sum, of one organisation. */
const used = async (tenantId: string) => {
  const rows = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('spending.ledger_months')
      .select(['month', 'months', 'amount_ore'])
      .where('tenant_id', '=', tenantId)
      .where('active', '=', true)
      .orderBy('month')
      .execute(),
  )
  return rows.map(r => `${r.month} ${r.months} ${r.amount_ore}`)
}
const buttons = (body: string) =>
  [...body.matchAll(/<form class="post-button" action="([^"]*\/anvand)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      fields: Object.fromEntries(
        [...inner.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      ),
    }),
  )
const newcomer = async (municipalityCode: string) => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode })
  return { ...ledgers(t, who), tenantId: who.tenantId }
}

test('a corrected month replaces that month alone, is told before, and can be brought back', async () => {
  const my = await newcomer('2182')
  const year = csv([national, row({ amount: '1.00' }), row({ amount: '2.00', day: '2025-02-03' })])
  await my.all(year)
  const corrected = csv([national, row({ amount: '5.00', day: '2025-02-04' })])
  const { page } = await my.all(corrected)
  expect(page.body).toContain('Det här ersätts när du läser in filen')
  expect(page.body).toContain('februari 2025')
  expect(page.body).not.toContain('januari 2025')
  // What goes and what comes stand beside each other.
  expect(page.body).toContain('Summa i den nya filen')
  expect(page.body.replaceAll('\u00a0', ' ')).toMatch(/>2 kr<.*?>1<.*?>5 kr</s)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 100', '2025-02-01 1 500'])

  const [back] = buttons((await my.get('/inkop/reskontra')).body)
  if (back === undefined) throw new Error('no button')
  expect((await my.post(back.action, back.fields)).statusCode).toBe(303)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 100', '2025-02-01 1 200'])
  // And forth again; the first button's page is old by then.
  const [forth] = buttons((await my.get('/inkop/reskontra')).body)
  if (forth === undefined) throw new Error('no button')
  await my.post(forth.action, forth.fields)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 100', '2025-02-01 1 500'])
  const stale = await my.post(forth.action, { ...back.fields, sett: '999:2025-02-01' })
  expect(stale.statusCode).toBe(303)
  const late = await my.post(back.action, { ...back.fields, sett: '999:2025-02-01' })
  expect([late.statusCode, late.body.includes('Någon annan har ändrat')]).toEqual([409, true])
  const log = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.audit').select('action').where('tenant_id', '=', my.tenantId).execute(),
  )
  expect(log.filter(entry => entry.action === 'ledger_month_used_again')).toHaveLength(2)
})

test('a month of a year without dates takes the whole year out of use, and says so before', async () => {
  const my = await newcomer('2183')
  await my.all(csv(['Leverantör;Belopp', 'Bageriet;10,00']), { ar: '2024' })
  expect(await used(my.tenantId)).toEqual(['2024-01-01 12 1000'])
  const { page } = await my.begin(csv(['Leverantör;Belopp;Datum', 'Bageriet;2,00;2024-05-03']))
  expect(page.body).toContain('Hela perioden slutar användas')
  await my.settle(page.body.match(/\/inkop\/reskontra\/[0-9a-f-]{36}/)?.[0] ?? '')
  expect(await used(my.tenantId)).toEqual(['2024-05-01 1 200'])
})

test('a file without dates says what it replaces once its period is chosen, and is not read in unseen', async () => {
  const my = await newcomer('2161')
  for (const ar of ['2023', '2024']) await my.all(csv(['Leverantör;Belopp', 'Bageriet;10,00']), { ar })
  const path = String((await my.upload(csv(['Leverantör;Belopp', 'Bageriet;12,00']))).headers['location'])
  const asked = await my.get(path)
  expect(asked.body).toContain('Säg vad den gäller')
  expect(asked.body).not.toContain('Det här ersätts')
  expect(asked.body).not.toMatch(/button--primary" type="submit"><span>Läs in/)
  const shown = await my.post(`${path}/kolumner`, { ...my.proposed(asked.body), ar: '2024', manad: '03' })
  const page = await my.get(String(shown.headers['location']))
  expect(page.body).toMatch(/button--primary" type="submit"><span>Läs in/)
  expect([...page.body.matchAll(/Hela (20\d\d)/g)].map(m => m[1])).toEqual(['2024'])
  expect(page.body).toContain('Hela perioden slutar användas')
})

test('the same file again is recognised, and replaces itself', async () => {
  const my = await newcomer('2184')
  const file = csv([national, row()])
  const first = await my.all(file)
  const again = await my.all(file)
  expect(again.page.body).toContain('Samma fil lästes in')
  expect(again.page.body).toContain(`href="${first.path}"`)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 10000'])
})

test('a buyer is the same by its number, however its name is written, and each has its own months', async () => {
  const my = await newcomer('2180')
  const file = csv([
    national,
    row({ buyer: '212000-2338;Gävle kommun' }),
    row({ buyer: '556016-0680;Gavlefastigheter' }),
  ])
  await my.all(file)
  await my.all(csv([national, row({ buyer: '2120002338;GÄVLE KOMMUN', amount: '7.00' })]))
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 10000', '2025-01-01 1 700'].sort())
})

test('a month that was read in by mistake is taken out of use, and used again', async () => {
  const my = await newcomer('2121')
  await my.all(csv([national, row({ amount: '1.00' }), row({ amount: '2.00', day: '2025-02-03' })]))
  const { body } = await my.get('/inkop/reskontra')
  const [, action = '', inner = ''] =
    /<form class="post-button" action="([^"]*\/sluta)"[^>]*>(.*?)<\/form>/s.exec(body) ?? []
  const fields = Object.fromEntries(
    [...inner.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  expect(fields['manad']).toBe('2025-02-01')
  const stranger = await newcomer('2132')
  expect((await stranger.post(action, fields)).statusCode).toBe(404)
  expect((await my.post(action, { ...fields, manad: 'mars' })).statusCode).toBe(404)
  expect((await my.post(action, fields)).statusCode).toBe(303)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 100'])
  expect((await my.get('/inkop?period=2025')).body).not.toContain('februari 2025')
  // Twice is no fault; nothing more happens.
  expect((await my.post(action, fields)).statusCode).toBe(303)
  const [back] = buttons((await my.get('/inkop/reskontra')).body)
  if (back === undefined) throw new Error('no button')
  await my.post(back.action, back.fields)
  expect(await used(my.tenantId)).toEqual(['2025-01-01 1 100', '2025-02-01 1 200'])
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('tenant_id', '=', my.tenantId)
      .where('action', 'like', 'ledger_month_%')
      .orderBy('audit_id')
      .execute(),
  )
  expect(log.map(l => l.action)).toEqual(['ledger_month_set_aside', 'ledger_month_used_again'])
})
