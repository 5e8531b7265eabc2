import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { networkOf } from './network.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const password = 'fyra ord i en rad'
const somebody = async (email: string) => {
  const made = await signIn(t, { role: 'procurement_officer', email })
  await t.identity.setPassword(made.personId, password)
  return { email, password }
}
/** Somebody who guesses from another network address each time. */
const guessFrom = (email: string, remoteAddress: string) =>
  t.app.inject({
    method: 'POST',
    url: '/logga-in',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email, password: 'en gissning till' }).toString(),
  })
const askLinkFrom = (email: string, remoteAddress: string) =>
  t.app.inject({
    method: 'POST',
    url: '/logga-in/lank',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email }).toString(),
  })
const letters = (email: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select('body_text')
      .where('to_address', '=', email)
      .orderBy('created_at', 'desc')
      .execute(),
  )
const linkIn = (letter: { body_text: string } | undefined) =>
  new URL(/https?:\S+/.exec(letter?.body_text ?? '')?.[0] ?? 'http://x/').pathname

test('who knows an address alone does not keep its owner out of the browser they use, whatever the attacker exhausts', async () => {
  const who = await somebody('agare@example.org')
  const own = openBrowser(t)
  expect((await own.post('/logga-in', who)).statusCode).toBe(303)
  await own.post('/logga-ut')
  // From the owner's own network, and from many others, until even the account's own count is full.
  for (let i = 0; i < 11; i++) await guessFrom(who.email, '127.0.0.1')
  for (let i = 0; i < 38; i++) await t.identity.attempts.allows('account', who.email)
  const spread: number[] = []
  for (let i = 0; i < 4; i++) spread.push((await guessFrom(who.email, `2001:db8:${i}::1`)).statusCode)
  expect(spread).toEqual([422, 422, 429, 429])
  expect((await guessFrom(who.email, '203.0.113.200')).statusCode).toBe(429)
  expect((await own.post('/logga-in', { ...who, password: 'slant på tangenten' })).statusCode).toBe(422)
  expect((await own.post('/logga-in', who)).headers.location).toBe('/hem')
  // Signed in, nobody outside keeps them from changing their ways in.
  expect((await own.post('/installningar/kod', { present: password })).statusCode).toBe(200)
  // From a browser that has never been in as this person, and from one that has been in as another: by a link.
  const other = await somebody('grannen@example.org')
  const stranger = openBrowser(t)
  await stranger.post('/logga-in', other)
  await stranger.post('/logga-ut')
  expect((await stranger.post('/logga-in', who)).statusCode).toBe(429)
  for (let i = 0; i < 30; i++) await askLinkFrom(who.email, `192.0.2.${i}`)
  const sent = await letters(who.email)
  expect(sent.length).toBeLessThanOrEqual(5)
  const asked = await askLinkFrom(who.email, '203.0.113.9')
  expect(asked.headers.location).toBe('/logga-in/lank/skickad')
  expect(await letters(who.email)).toHaveLength(sent.length)
  expect((await stranger.post(linkIn(sent[0]))).headers.location).toBe('/hem')
  await stranger.post('/logga-ut')
  expect((await stranger.post('/logga-in', who)).headers.location).toBe('/hem')
  // The attacker waits on; a little later a letter goes again, and after an hour so do passwords.
  expect((await guessFrom(who.email, '203.0.113.200')).statusCode).toBe(429)
  t.clock.advance({ minutes: 6 })
  await askLinkFrom(who.email, '203.0.113.10')
  expect(await letters(who.email)).toHaveLength(sent.length + 1)
  t.clock.advance({ minutes: 55 })
  expect((await openBrowser(t).post('/logga-in', who)).statusCode).toBe(303)
})

test('the addresses of one household, or of one machine, are one network', () => {
  const same = [
    '2001:db8:ffff:1::1',
    '2001:DB8:ffff:0001::2',
    '2001:db8:ffff:1:a:b:c:d',
    '2001:db8:ffff:1::%eth0',
  ]
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:ffff:1']))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('::ffff:192.0.2.7')).toBe(networkOf('192.0.2.7'))
})

test('a browser that has been in is no way to guess without limit, and nobody makes such a browser themselves', async () => {
  const who = await somebody('stulen@example.org')
  const own = openBrowser(t)
  await own.post('/logga-in', who)
  await own.post('/logga-ut')
  const known = own.jar.get('known') ?? ''
  expect(known).not.toContain('stulen')
  const [id = '', issued = '', signature = ''] = known.split('.')
  for (let i = 0; i < 19; i++) await t.identity.attempts.allows('browser', id)
  const wrong = { ...who, password: 'en gissning till' }
  const answers: number[] = []
  for (let i = 0; i < 13; i++) answers.push((await own.post('/logga-in', wrong)).statusCode)
  // One left as a known browser, then ten as any other.
  expect(answers).toEqual([...Array(11).fill(422), 429, 429])
  // Bent, or half a year old: as if there were none.
  t.clock.advance({ hours: 24 * 181 })
  for (let i = 0; i < 10; i++) await guessFrom(who.email, '127.0.0.1')
  const cookies = [
    `${id}x.${issued}.${signature}`,
    `${id}.${issued}1.${signature}`,
    `${id}.${issued}.`,
    'x',
    known,
  ]
  for (const cookie of cookies)
    expect((await openBrowser(t, `known=${cookie}`).post('/logga-in', who)).statusCode).toBe(429)
  t.clock.advance({ hours: -24 * 2 })
  expect((await openBrowser(t, `known=${known}`).post('/logga-in', who)).statusCode).toBe(303)
  t.clock.set('2026-11-23T09:00:00Z')
})
