import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, system } from '../../kit/db/actor.ts'
import { newToken } from '../../kit/tokens.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { type SignedIn, signIn } from '../../testing/identity.ts'
import { routesOf } from '../../testing/route-list.ts'
import { mailedLink } from './links.ts'

let t: TestApp
let officer: SignedIn
let other: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'municipality_admin', municipalityCode: '2182' })
  other = await signIn(t, { role: 'municipality_admin', municipalityCode: '2361' })
})
afterAll(() => t.close())

const holder = system('test')
const as = ({ personId, tenantId, membershipId }: SignedIn): Actor => ({
  kind: 'person',
  personId,
  tenantId,
  membershipId,
  role: 'municipality_admin',
})
const doors = mailedLink('door', '/dorr')
const windows = mailedLink('window', '/fonster')
const make = (by: Actor, ids: string[], tenantId = officer.tenantId) =>
  t.db
    .inActor(by, tx => doors.make(tx, 'https://plantskola.example', { tenantId, ids }))
    .then(address => address.split('/').at(-1) ?? '')
const find = (token: string, by: Actor = holder, kind = doors) => t.db.inActor(by, tx => kind.find(tx, token))

test('a link leads to its thing, for whoever holds it, and by its own kind of door alone', async () => {
  const token = await make(as(officer), ['a', 'b'])
  expect(await find(token)).toEqual({ tenantId: officer.tenantId, ids: ['a', 'b'] })
  expect([await find(token, holder, windows), await find(newToken()), await find('')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a new link takes the place of the one before, and of no other thing’s', async () => {
  const [first, beside] = [await make(as(officer), ['c']), await make(as(officer), ['d'])]
  const second = await make(as(officer), ['c'])
  expect([await find(first), (await find(second))?.ids, (await find(beside))?.ids]).toEqual([
    undefined,
    ['c'],
    ['d'],
  ])
})

test('another organisation neither finds a link nor makes one here', async () => {
  const token = await make(as(officer), ['e'])
  expect(await find(token, as(other))).toBeUndefined()
  expect(await find(token, { kind: 'nobody' })).toBeUndefined()
  await expect(make(as(other), ['e'])).rejects.toThrow('row-level security')
  expect((await find(token))?.ids).toEqual(['e'])
})

test('every page behind a token is kept by no cache and no search engine, whether it leads anywhere or not', async () => {
  const urls = routesOf(t.app).flatMap(({ method, url }) =>
    method === 'GET' && /:(signIn|newAccount|invited|confirmation|answer)\b/.test(url) ? [url] : [],
  )
  expect(urls.length).toBeGreaterThanOrEqual(5)
  for (const url of urls) {
    const answer = await t.app.inject(url.replace(/:\w+/, newToken()))
    expect([url, answer.headers['cache-control']]).toEqual([url, 'no-store'])
    expect(answer.body, url).toContain('<meta name="robots" content="noindex"')
  }
  expect((await t.app.inject('/skapa-konto')).headers['cache-control']).toBeUndefined()
})
