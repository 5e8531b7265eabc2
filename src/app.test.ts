import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './testing/app.ts'

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

test('a route that does not say who may reach it stops the start', async () => {
  const { default: fastify } = await import('fastify')
  const { enforceAccess } = await import('./core/web/access.ts')
  const bare = fastify()
  enforceAccess(bare)
  expect(() => bare.get('/hemligt', async () => 'x')).toThrow('does not say who may reach it')
})
