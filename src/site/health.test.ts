import { tmpdir } from 'node:os'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { openTestApp, type TestApp } from '../testing/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

test('ready means that a change can be stored: a database that only answers is not enough', async () => {
  const owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  await owner.query('revoke update on core.counters from plantskola_app')
  const refused = await t.app.inject('/readyz')
  expect([refused.statusCode, refused.json()]).toEqual([503, { status: 'the database takes no changes' }])
  await owner.query('grant update on core.counters to plantskola_app')
  await owner.end()
  // One look for all who ask within a few seconds: whoever asks a thousand times costs the database nothing.
  expect((await t.app.inject('/readyz')).statusCode).toBe(503)
  const other = await openTestApp()
  expect((await other.app.inject('/readyz')).statusCode).toBe(200)
  await other.close()
})

test('a database beside us stops when its disk is full: then nothing is ready, however well it answers', async () => {
  // Where Linux shows its processes there is never any room.
  for (const [dataDir, status] of [
    ['/proc', 'the disk is full'],
    [tmpdir(), 'ok'],
  ] as const) {
    const config = { ...t.config, embedded: true, dataDir }
    const app = await buildApp({ ...t, config }, t.identity)
    expect((await app.inject('/readyz')).json()).toEqual({ status })
    await app.close()
  }
})

test('the figures of the process are for this machine alone, or for whoever has the token', async () => {
  const ask = (app: TestApp, headers = {}, remoteAddress = '127.0.0.1') =>
    app.app.inject({ url: '/metrics', headers, remoteAddress }).then(answer => answer.statusCode)
  expect(await ask(t)).toBe(200)
  expect(await ask(t, {}, '192.0.2.7')).toBe(404)
  // Through a proxy on the same machine.
  expect(await ask(t, { 'x-forwarded-for': '192.0.2.7' })).toBe(404)
  expect(await ask(t, { forwarded: 'for=192.0.2.7' })).toBe(404)
  // … that says so in another way, or only passes on which site was asked for.
  for (const said of [
    'x-real-ip',
    'via',
    'x-forwarded-proto',
    'x-forwarded-host',
    'x-client-ip',
    'cf-connecting-ip',
  ])
    expect(await ask(t, { [said]: '192.0.2.7' }), said).toBe(404)
  expect(await ask(t, { host: 'plantskola.example' })).toBe(404)
  for (const host of ['127.0.0.1:3000', '[::1]:3000', 'localhost'])
    expect(await ask(t, { host }), host).toBe(200)
  const guarded = await openTestApp({ METRICS_TOKEN: 'a token of the tests' })
  expect(await ask(guarded)).toBe(404)
  expect(await ask(guarded, { authorization: 'Bearer a token of the test' })).toBe(404)
  expect(await ask(guarded, { authorization: 'Bearer a token of the tests' }, '192.0.2.7')).toBe(200)
  await guarded.close()
})

test('behind a proxy the address that it saw counts, not the one that a visitor wrote before it', async () => {
  const behind = await openTestApp({ TRUST_PROXY: '1' })
  const ask = (n: number) =>
    behind.app.inject({
      url: '/api/v1/categories',
      headers: { 'x-forwarded-for': `203.0.113.${n % 250}, 192.0.2.7` },
    })
  const answers = []
  for (let n = 0; n <= 300; n++) answers.push((await ask(n)).statusCode)
  expect(answers.filter(status => status === 200)).toHaveLength(300)
  expect(answers.at(-1)).toBe(429)
  await behind.close()
})
