import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../../../core/events/events.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { heardAll } from '../../../testing/jobs.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { buyer as municipality, openNeedFor, read } from '../needs/testing.ts'

let t: TestApp
let e: Registered
let buyer: SignedIn
let far: SignedIn
let snow: string
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
  buyer = await signIn(t, { role: 'procurement_officer', tenantId: e.keeper.tenantId })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.organisations')
      .set({ is_public: true })
      .where('tenant_id', '=', buyer.tenantId)
      .execute(),
  )
  far = await signIn(t, await municipality(t, '1280'))
  snow = await openNeedFor(t, buyer, { title: 'Snö hemma', category: 'snow-clearing' })
  await openNeedFor(t, far, { title: 'Snö i söder', category: 'snow-clearing' })
})
afterAll(() => closeWithTrueCards(t))

const offer = (who: Registered, title: string, category: string) =>
  send(t, who.manager, `${who.at}/erbjudanden/nytt`, { title_sv: title, category })
const home = async (who: SignedIn) => {
  await heardAll(t)
  return read(t, who, '/hem')
}
const told = (who: Registered) =>
  t.db.inActor(system('test'), async tx => {
    const name = tx.selectFrom('core.organisations').select('name').where('tenant_id', '=', who.tenantId)
    return (await name.executeTakeFirstOrThrow()).name
  })
const fits = () => t.db.inActor(system('test'), tx => tx.selectFrom('needs.new_fits').selectAll().execute())

test('an offer that fits an open need is told to whoever keeps that need, and to nobody else', async () => {
  await offer(e, 'Korgar', 'fruit-baskets')
  expect(await home(buyer)).not.toContain('kan nu leverera')
  await offer(e, 'Skottning', 'snow-clearing')
  const sentence = `${await told(e)} kan nu leverera det ni behöver: Snö hemma.`
  expect(await home(buyer)).toContain(sentence)
  expect((await see(t, buyer, '/hem')).body).toContain(`href="${snow}?visa=leverantorer#leverantorer"`)
  const politician = await signIn(t, { role: 'politician', tenantId: buyer.tenantId })
  for (const who of [far, politician, e.manager]) expect(await home(who)).not.toContain('kan nu leverera')
})

test('what it fitted before is no news, and an event that is heard twice is told once', async () => {
  const before = await fits()
  expect(before.map(fit => [fit.tenant_id, fit.enterprise_id])).toEqual([[buyer.tenantId, e.tenantId]])
  t.clock.advance({ days: 1 })
  await offer(e, 'Sandning och skottning', 'snow-clearing')
  await heardAll(t)
  const again = { kind: 'need_fitted', object: 'need', forTenant: buyer.tenantId }
  const ids = { need: before[0]?.need_id ?? '', enterprise: e.tenantId }
  for (let n = 0; n < 2; n++)
    await t.db.inActor(system('test'), tx => tell(tx, t.clock.now(), { ...again, ids, tenantId: e.tenantId }))
  await heardAll(t)
  expect(await fits()).toEqual(before)
})

test('an enterprise that nobody is shown is told of when it is published', async () => {
  const hidden = await register(t, { stewardId: e.keeper.tenantId })
  const take = (end: string, form = {}) => send(t, hidden.keeper, `${hidden.at}/${end}`, form)
  expect((await take('ta-ned', { reason: 'Prov' })).statusCode).toBe(303)
  await offer(hidden, 'Skottning', 'snow-clearing')
  expect(await home(buyer)).toContain(`${await told(e)} kan nu leverera`)
  expect((await take('visa-igen')).statusCode).toBe(303)
  expect(await home(buyer)).toContain('2 företag kan nu leverera det ni behöver: Snö hemma.')
})

test('it is news for two weeks, and only of needs that are open', async () => {
  await send(t, buyer, `${snow}/avsluta`, { closed_why: 'Inställt' })
  expect(await home(buyer)).not.toContain('kan nu leverera')
  await send(t, buyer, `${snow}/oppna-igen`)
  expect(await home(buyer)).toContain('kan nu leverera')
  t.clock.advance({ days: 15 })
  expect(await home(buyer)).not.toContain('kan nu leverera')
})
