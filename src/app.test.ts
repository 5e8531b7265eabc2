import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './testing/app.ts'
import { signIn } from './testing/identity.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

test('answers that it is alive and ready', async () => {
  expect((await t.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await t.app.inject('/readyz')).statusCode).toBe(200)
})

test('an unknown page answers 404 in the reader’s language', async () => {
  const sv = await t.app.inject('/finns-inte')
  expect(sv.statusCode).toBe(404)
  expect(sv.body).toContain('Sidan finns inte')
  const en = await t.app.inject({ url: '/finns-inte', headers: { 'accept-language': 'en-GB,en;q=0.9' } })
  expect(en.body).toContain('There is no such page')
})

test('an address with a NUL is no fault: nothing is called so', async () => {
  for (const url of ['/behov?q=%00', '/foretag?q=%00', '/foretag?q=frukt%00korg'])
    expect((await t.app.inject(url)).statusCode, url).toBe(200)
  for (const url of ['/foretag/%00', '/foretag/%00x'])
    expect((await t.app.inject(url)).statusCode, url).toBe(404)
})

test('a menu offers nothing that answers with a refusal', async () => {
  const municipality = await signIn(t, { role: 'municipality_admin', municipalityCode: '2182' })
  for (const role of ['politician', 'social_worker', 'ordering_officer', 'procurement_officer'] as const) {
    const who = await signIn(t, { role, tenantId: municipality.tenantId })
    const { body } = await t.app.inject({ url: '/hem', headers: who.headers })
    const links = new Set([...body.matchAll(/href="(\/[a-z/-]*)"/g)].map(([, link = '']) => link))
    for (const url of [...links].filter(link => link !== '/hem' && !link.startsWith('/assets')))
      expect((await t.app.inject({ url, headers: who.headers })).statusCode, `${role} ${url}`).toBe(200)
  }
})

test('a route that does not say who may reach it stops the start', async () => {
  const { default: fastify } = await import('fastify')
  const { enforceAccess } = await import('./core/web/access.ts')
  const bare = fastify()
  enforceAccess(bare)
  expect(() => bare.get('/hemligt', async () => 'x')).toThrow('does not say who may reach it')
})

test('a parameter that nobody declares stops the start, and the tests that walk all routes', async () => {
  const { default: fastify } = await import('fastify')
  const { checkParameters } = await import('./core/web/parameters.ts')
  const { addressOf } = await import('./testing/route-addresses.ts')
  const { nothing } = await import('./testing/tenants.ts')
  const bare = fastify()
  checkParameters(bare, { need: 'id' })
  bare.get('/behov/:need', async () => 'x')
  expect(() => bare.get('/behov/:id', async () => 'x')).toThrow('id')
  expect(() => addressOf('/behov/:need/:id', nothing())).toThrow('nothing that is called id')
})

test('what cannot name a thing is answered as a thing that does not exist, once who asks may know', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '2361' })
  const ask = async (url: string, headers: Record<string, string> = admin.headers) =>
    (await t.app.inject({ url, headers })).statusCode
  for (const odd of ['x', '1', '%00', '00000000-0000-4000-8000-00000000000g', 'a'.repeat(150)])
    expect([await ask(`/inkop/behov/${odd}`), await ask(`/inkop/klassning/${odd}x/1`)]).toEqual([404, 404])
  expect(await ask('/inkop/behov/x', {})).toBe(303)
})
