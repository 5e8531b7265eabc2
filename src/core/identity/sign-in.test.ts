import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { totp } from '../../testing/identity-totp.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const password = 'fyra ord i en rad'
const somebody = async (email: string) => {
  const made = await signIn(t, { role: 'procurement_officer', email })
  await t.identity.setPassword(made.personId, password)
  return { ...made, email }
}
const actions = (personId: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'detail'])
      .where('subject_id', '=', personId)
      .orderBy('audit_id')
      .execute(),
  )

test('the right password opens, is logged with its way and no address, and leads on to where one was going', async () => {
  const { email, personId } = await somebody('ratt@example.org')
  const browser = openBrowser(t)
  const answer = await browser.post('/logga-in', {
    email: ' RATT@example.org ',
    password,
    till: '/administration?q=a',
  })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/administration?q=a')
  expect((await browser.get('/installningar')).body).toContain(email)
  expect((await actions(personId)).at(-1)).toEqual({ action: 'signed_in', detail: { method: 'password' } })
})

test('the session’s cookie is for this site’s server alone', async () => {
  const { email } = await somebody('kaka@example.org')
  const answer = await openBrowser(t).post('/logga-in', { email, password })
  const cookie = [answer.headers['set-cookie']].flat().find(c => c?.includes('session_token'))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
})

test('a wrong password and an unknown address answer alike, with what was typed kept and the password not', async () => {
  await somebody('kand@example.org')
  const wrong = await openBrowser(t).post('/logga-in', {
    email: 'kand@example.org',
    password: 'fel fel fel fel',
  })
  const unknown = await openBrowser(t).post('/logga-in', {
    email: 'okand@example.org',
    password: 'fel fel fel fel',
  })
  expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422])
  expect(wrong.body).toContain('E-postadress och lösenord stämmer inte ihop')
  expect(wrong.body).toContain('value="kand@example.org"')
  expect(wrong.body).not.toContain('fel fel fel fel')
  expect(wrong.body.replaceAll('kand@example.org', 'x')).toBe(
    unknown.body.replaceAll('okand@example.org', 'x'),
  )
})

test('an empty form says what to type, in the reader’s language', async () => {
  const sv = await openBrowser(t).post('/logga-in', {})
  expect(sv.statusCode).toBe(422)
  expect(sv.body).toContain('Skriv din e-postadress.')
  const en = await openBrowser(t, 'lang=en').post('/logga-in', { email: 'not an address' })
  expect(en.body).toContain('Type an email address, such as')
  expect(en.body).toContain('Type your password.')
})

test('after sign-in nobody is led to another site', async () => {
  const { email } = await somebody('annan@example.org')
  for (const till of ['https://evil.example', '//evil.example', '/\\evil.example', 'hem', '/a b']) {
    const answer = await openBrowser(t).post('/logga-in', { email, password, till })
    expect(answer.headers.location).toBe('/hem')
  }
})

test('after ten wrong passwords the account’s password waits a quarter of an hour; another account does not', async () => {
  const { email } = await somebody('gissad@example.org')
  const browser = openBrowser(t)
  for (let i = 0; i < 10; i++) await browser.post('/logga-in', { email, password: 'gissning nummer' })
  const refused = await browser.post('/logga-in', { email, password })
  expect(refused.statusCode).toBe(429)
  expect(refused.body).toContain('Vänta en kvart')
  const other = await somebody('ogissad@example.org')
  expect((await browser.post('/logga-in', { email: other.email, password })).statusCode).toBe(303)
  t.clock.advance({ minutes: 16 })
  expect((await browser.post('/logga-in', { email, password })).statusCode).toBe(303)
})

test('signing out ends the session on the server too', async () => {
  const { headers, cookie } = await signIn(t, { role: 'supervisor' })
  const browser = openBrowser(t, cookie)
  expect((await browser.post('/logga-ut')).headers.location).toBe('/')
  expect((await t.app.inject({ url: '/installningar', headers })).statusCode).toBe(303)
  expect((await browser.post('/logga-ut')).statusCode).toBe(303)
})

test('signing in as somebody else ends the session before', async () => {
  const before = await signIn(t, { role: 'supervisor' })
  const { email } = await somebody('nasta@example.org')
  const browser = openBrowser(t, before.cookie)
  await browser.post('/logga-in', { email, password })
  expect((await browser.get('/installningar')).body).toContain(email)
  expect((await t.app.inject({ url: '/installningar', headers: before.headers })).statusCode).toBe(303)
})

test('who has no assignment left is told so, once it is clear who they are', async () => {
  const { email, membershipId } = await somebody('slutat@example.org')
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', membershipId)
      .execute(),
  )
  const answer = await openBrowser(t).post('/logga-in', { email, password })
  expect(answer.statusCode).toBe(403)
  expect(answer.body).toContain('Ditt uppdrag har upphört')
  expect(answer.headers['set-cookie']).toBeUndefined()
})

const turnOnCodes = async (browser: ReturnType<typeof openBrowser>) => {
  const page = await browser.post('/installningar/kod', { present: password })
  expect(page.statusCode).toBe(200)
  const uri = (/name="uri" value="([^"]+)"/.exec(page.body)?.[1] ?? '').replaceAll('&amp;', '&')
  const spare = /name="spare" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return { uri, spare, secret }
}

test('one-time codes: turned on with password and a right code, then asked for at sign-in, spare codes once each', async () => {
  const { email, personId, cookie } = await somebody('kod@example.org')
  const own = openBrowser(t, cookie)
  expect((await own.post('/installningar/kod', { present: 'fel lösenord här' })).statusCode).toBe(422)
  const { uri, spare, secret } = await turnOnCodes(own)
  const wrong = await own.post('/installningar/kod/bekrafta', { uri, spare, code: '000000' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain(spare.split(' ')[0])
  const done = await own.post('/installningar/kod/bekrafta', { uri, spare, code: totp(secret) })
  expect(done.statusCode).toBe(303)
  expect((await own.get('/installningar')).body).toContain('Påslaget')
  expect((await actions(personId)).at(-1)?.action).toBe('codes_turned_on')

  const browser = openBrowser(t)
  const first = await browser.post('/logga-in', { email, password, till: '/administration' })
  expect(first.headers.location).toBe('/logga-in/kod?till=%2Fadministration')
  expect((await browser.get('/installningar')).statusCode).toBe(303)
  expect((await browser.post('/logga-in/kod', { code: '123456' })).statusCode).toBe(422)
  expect((await browser.post('/logga-in/kod', {})).body).toContain('Skriv koden.')
  const second = await browser.post('/logga-in/kod', { code: totp(secret), till: '/administration' })
  expect(second.headers.location).toBe('/administration')
  expect((await browser.get('/installningar')).statusCode).toBe(200)
  expect((await actions(personId)).at(-1)).toEqual({ action: 'signed_in', detail: { method: 'code' } })

  const [code = ''] = spare.split(' ')
  for (const expected of [303, 422]) {
    const lost = openBrowser(t)
    await lost.post('/logga-in', { email, password })
    expect((await lost.post('/logga-in/kod', { code })).statusCode).toBe(expected)
  }

  expect((await own.post('/installningar/kod/av', { present: 'inte det rätta' })).statusCode).toBe(422)
  expect((await own.post('/installningar/kod/av', { present: password })).statusCode).toBe(303)
  expect((await openBrowser(t).post('/logga-in', { email, password })).headers.location).toBe('/hem')
})

test('a code without the step before it opens nothing', async () => {
  const answer = await openBrowser(t).post('/logga-in/kod', { code: '123456' })
  expect(answer.statusCode).toBe(422)
})

test('who is signed in already and signs in as another is asked for the other’s code, not their own', async () => {
  const mine = await somebody('min-kod@example.org')
  const other = await somebody('annans-kod@example.org')
  const me = openBrowser(t, mine.cookie)
  const mySecret = await turnOnCodes(me)
  await me.post('/installningar/kod/bekrafta', { ...mySecret, code: totp(mySecret.secret) })
  const theirs = openBrowser(t, other.cookie)
  const theirSecret = await turnOnCodes(theirs)
  await theirs.post('/installningar/kod/bekrafta', { ...theirSecret, code: totp(theirSecret.secret) })
  expect((await me.post('/logga-in', { email: other.email, password })).headers.location).toBe(
    '/logga-in/kod',
  )
  expect((await me.post('/logga-in/kod', { code: totp(mySecret.secret) })).statusCode).toBe(422)
  expect((await me.post('/logga-in/kod', { code: totp(theirSecret.secret) })).statusCode).toBe(303)
  expect((await me.get('/installningar')).body).toContain(other.email)
})

test('who has turned codes on is asked for one after a mail link too', async () => {
  const { email, cookie } = await somebody('lank-och-kod@example.org')
  const own = openBrowser(t, cookie)
  const mine = await turnOnCodes(own)
  await own.post('/installningar/kod/bekrafta', { ...mine, code: totp(mine.secret) })
  const browser = openBrowser(t)
  await browser.post('/logga-in/lank', { email })
  const letter = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').select('body_text').where('to_address', '=', email).executeTakeFirstOrThrow(),
  )
  const link = new URL(/https?:\S+/.exec(letter.body_text)?.[0] ?? '').pathname
  expect((await browser.post(link)).headers.location).toBe('/logga-in/kod')
  expect((await browser.get('/installningar')).statusCode).toBe(303)
  expect((await browser.post('/logga-in/kod', { code: totp(mine.secret) })).headers.location).toBe('/hem')
  expect((await browser.get('/installningar')).statusCode).toBe(200)
})
