import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { insertEnterprise } from '../enterprises/actions.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

const offer = { title_sv: 'Slipning av skridskor', category: 'crafts' }
const find = async (query: string) =>
  (await see(t, undefined, `/api/v1/enterprises?${query}`)).json() as {
    data: { slug: string; name: string; offers: { title: string }[] }[]
  }
const found = async (query: string) => (await find(query)).data.find(({ slug }) => slug === e.slug)
const one = async () => (await see(t, undefined, `/api/v1/enterprises/${e.slug}`)).body
const page = async (query: string) => (await see(t, undefined, `/foretag?${query}`)).body

/** Asked twice each time: whatever is kept between two answers must not outlive a change. */
const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask()
  return ask()
}

test('what is changed is found as it is, and not as it was', async () => {
  expect(await twice(() => found('q=skridskor'))).toBeUndefined()
  expect((await send(t, e.manager, `${e.at}/erbjudanden/nytt`, offer)).statusCode).toBe(303)
  expect((await twice(() => found('q=skridskor')))?.offers[0]?.title).toBe(offer.title_sv)
  expect(await twice(() => page('q=skridskor'))).toContain(offer.title_sv)
  expect(await twice(one)).toContain(offer.title_sv)

  const id = /erbjudanden\/([0-9a-f-]{36})"/.exec((await see(t, e.manager, e.at)).body)?.[1]
  const form = { ...offer, title_sv: 'Slipning av saxar', version: '1' }
  expect((await send(t, e.manager, `${e.at}/erbjudanden/${id}`, form)).statusCode).toBe(303)
  expect(await twice(() => found('q=skridskor'))).toBeUndefined()
  expect((await twice(() => found('q=saxar')))?.offers[0]?.title).toBe('Slipning av saxar')
  expect(await twice(one)).not.toContain('skridskor')
})

test('where it delivers counts from the moment that it says so', async () => {
  const inKiruna = 'q=saxar&municipality=2584'
  expect(await twice(() => found(inKiruna))).toBeUndefined()
  const saved = await send(t, e.manager, `${e.at}/andra/reach`, {
    serves_radius_km: '',
    service_areas: '2584',
    version: '1',
  })
  expect(saved.statusCode, saved.body.slice(0, 500)).toBe(303)
  expect(await twice(() => found(inKiruna))).toBeDefined()
})

test('what is taken out of the register is gone everywhere, and back when it is put back', async () => {
  const { headers } = e.keeper
  await twice(one)
  await t.app.inject({ method: 'POST', url: `${e.at}/ta-ned`, headers, payload: { reason: 'prov' } })
  const taken = (await see(t, undefined, `/api/v1/enterprises/${e.slug}`)).statusCode
  expect([taken, await found('q=saxar')]).toEqual([404, undefined])
  await t.app.inject({ method: 'POST', url: `${e.at}/visa-igen`, headers })
  expect(await twice(() => found('q=saxar'))).toBeDefined()
})

test('an organisation number finds the enterprise, with its hyphen or without', async () => {
  const { slug } = await t.db.inActor(system('test'), tx =>
    insertEnterprise(tx, system('test'), {
      name: 'Vävstugan i Edsbyn',
      kind: 'wise',
      legal_form: 'economic_association',
      municipality_code: '2121',
      place: 'Edsbyn',
      presentation_sv: '',
      orgnr: { kind: 'organisation', digits: '5560360793' },
      secret: t.secret,
      stewardId: e.keeper.tenantId,
      claimed: true,
      at: t.clock.now(),
    }),
  )
  for (const written of ['5560360793', '556036-0793', '165560360793']) {
    expect(
      (await find(`q=${written}`)).data.map(hit => hit.slug),
      written,
    ).toEqual([slug])
    expect(await page(`q=${written}`)).toContain(`/foretag/${slug}"`)
  }
  expect((await find('q=5560000001')).data).toEqual([])
})
