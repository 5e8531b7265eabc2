import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

const offer = {
  title_sv: 'Slipning av skridskor',
  category: 'crafts',
  price_from_ore: '49,50',
  price_to_ore: '1 200',
  capacity_amount: '40',
  capacity_per: 'week',
  cpv: '50000000-5',
}
const found = async (q: string) =>
  (await see(t, undefined, `/api/v1/enterprises?q=${encodeURIComponent(q)}`)).body.includes(e.slug)

test('only whoever keeps the profile may add', async () => {
  for (const who of [undefined, e.stranger, e.supervisor, e.keeper]) {
    expect([401, 403]).toContain((await send(t, who, `${e.at}/erbjudanden/nytt`, offer)).statusCode)
  }
})

test('wrong input: every fault at its field, what was typed kept', async () => {
  const answer = await send(t, e.manager, `${e.at}/erbjudanden/nytt`, {
    ...offer,
    category: 'rymdresor',
    price_from_ore: 'gratis',
    capacity_per: '',
    cpv: '12',
  })
  expect(answer.statusCode).toBe(422)
  for (const said of [
    'i listan',
    'Skriv det lägsta priset i kronor, till exempel 12 500. Du skrev ”gratis”.',
    'åtta siffror',
    'Fyll i både hur mycket',
    'value="gratis"',
  ])
    expect(answer.body).toContain(said)
  const unknown = await send(t, e.manager, `${e.at}/erbjudanden/nytt`, { ...offer, cpv: '99999999' })
  expect(unknown.body).toContain('Koden finns inte i CPV 2008.')
  const upside = await send(t, e.manager, `${e.at}/erbjudanden/nytt`, {
    ...offer,
    price_from_ore: '500',
    price_to_ore: '100',
  })
  expect(upside.body).toContain('minst lika stort')
})

test('an offer is added, found, changed, removed and brought back', async () => {
  expect((await send(t, e.manager, `${e.at}/erbjudanden/nytt`, offer)).statusCode).toBe(303)
  expect((await see(t, undefined, e.at)).body).toContain('49,5')
  expect(await found('slipa skridskor')).toBe(true)
  const id = /erbjudanden\/([0-9a-f-]{36})"/.exec((await see(t, e.manager, e.at)).body)?.[1]
  const at = `${e.at}/erbjudanden/${id}`
  expect((await see(t, e.manager, at)).body).toContain('value="49,5"')
  expect(
    (await send(t, e.manager, at, { ...offer, title_sv: 'Slipning av knivar', version: '1' })).statusCode,
  ).toBe(303)
  const late = await send(t, e.manager, at, { ...offer, title_sv: 'Slipning av saxar', version: '1' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('sparat nu: ”Slipning av knivar” – ditt: ”Slipning av saxar”')
  expect(late.body).toContain('name="version" value="2"')
  expect(await found('knivar')).toBe(true)
  expect((await send(t, e.stranger, `${at}/avsluta`)).statusCode).toBe(403)
  for (let times = 0; times < 2; times++)
    expect((await send(t, e.manager, `${at}/avsluta`)).statusCode).toBe(303)
  const ended = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('object_id', '=', id ?? '')
      .where('action', '=', 'offer_ended')
      .execute(),
  )
  expect(ended).toHaveLength(1)
  expect(await found('knivar')).toBe(false)
  expect((await see(t, e.manager, e.at)).body).toContain('Borttagna erbjudanden')
  expect((await send(t, e.manager, `${at}/aterstall`)).statusCode).toBe(303)
  expect(await found('knivar')).toBe(true)
})
