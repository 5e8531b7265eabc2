import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const own = 'http://localhost:3000'
const post = async (headers: Record<string, string>) =>
  (await t.app.inject({ method: 'POST', url: '/logga-ut', headers })).statusCode

test.each([
  ['a form sent by script', { origin: own, 'sec-fetch-site': 'same-origin' }],
  [
    'a form sent without script from a page that hides its address',
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ],
  ['an older browser', { origin: own }],
  ['no browser at all', {}],
])('%s is let through', async (_, headers) => {
  expect(await post(headers)).toBe(303)
})

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site that hides its address', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['an older browser on a page that hides its address', { origin: 'null' }],
  ['a neighbour under the same name', { 'sec-fetch-site': 'same-site' }],
])('a form from %s is refused', async (_, headers) => {
  expect(await post(headers)).toBe(403)
})
