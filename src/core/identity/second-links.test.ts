import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { totp } from '../../testing/identity-totp.ts'
import { ensureDemoPerson } from './demo-people.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp({ DEMO: '1' })
})
afterAll(() => t.close())

const password = 'fyra ord i en rad'
/** The paths of the links in somebody's letters, the oldest first. */
const links = async (email: string) => {
  const letters = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select('body_text')
      .where('to_address', '=', email)
      .orderBy('created_at')
      .orderBy('mail_id')
      .execute(),
  )
  return letters.map(l => new URL(/https?:\S+/.exec(l.body_text)?.[0] ?? '').pathname)
}
const works = async (cookie: string) =>
  (await t.app.inject({ url: '/installningar', headers: { cookie } })).statusCode === 200

test('an account link makes an account once; a second one, still open, leads to ordinary sign-in with its code', async () => {
  const email = 'tva-lankar@example.org'
  for (const name of ['Ett', 'Två', 'Tre']) await openBrowser(t).post('/skapa-konto', { name, email })
  const [first = '', second = '', third = ''] = await links(email)
  const own = openBrowser(t)
  expect((await own.post(first)).headers.location).toBe('/anmal-foretag')
  await own.post('/installningar/losenord', { next: password, again: password })
  const page = await own.post('/installningar/kod', { present: password })
  const uri = (/name="uri" value="([^"]+)"/.exec(page.body)?.[1] ?? '').replaceAll('&amp;', '&')
  const code = totp(new URL(uri).searchParams.get('secret') ?? '')
  expect((await own.post('/installningar/kod/bekrafta', { uri, spare: 'x', code })).statusCode).toBe(303)

  for (const open of [second, third]) {
    const thief = openBrowser(t)
    const answer = await thief.post(open)
    expect(answer.headers.location).toBe('/logga-in')
    expect((await thief.get('/installningar')).statusCode).toBe(303)
    expect((await openBrowser(t).post(open)).statusCode).toBe(410)
  }
  expect((await openBrowser(t).post('/logga-in', { email, password })).headers.location).toBe('/logga-in/kod')
})

test('two account links to one address, pressed at the same moment, make one account and no fault', async () => {
  const email = 'samtidigt@example.org'
  for (const name of ['Ett', 'Två', 'Tre', 'Fyra']) await openBrowser(t).post('/skapa-konto', { name, email })
  const answers = await Promise.all((await links(email)).map(link => openBrowser(t).post(link)))
  expect(answers.map(a => a.headers.location).sort()).toEqual([
    '/anmal-foretag',
    '/logga-in',
    '/logga-in',
    '/logga-in',
  ])
})

test('whichever way somebody comes in, the session that the browser had before is over', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  await t.db.inActor(system('test'), tx =>
    ensureDemoPerson(tx, t.clock, {
      key: 'prov',
      name: 'Prov',
      email: 'prov@demo.example',
      tenantId: admin.tenantId,
      role: 'case_worker',
    }),
  )
  await openBrowser(t).post('/skapa-konto', { name: 'Ny', email: 'ny@example.org' })
  await openBrowser(t, admin.cookie).post('/administration/bjud-in', {
    email: 'bjuden@example.org',
    role: 'case_worker',
  })
  const ways: [string, Record<string, string>][] = [
    ['/demo/som/prov', {}],
    [(await links('ny@example.org'))[0] ?? '', {}],
  ]
  for (const [path, form] of ways) {
    const before = await signIn(t, { role: 'supervisor' })
    expect(await works(before.cookie)).toBe(true)
    const browser = openBrowser(t, before.cookie)
    expect((await browser.post(path, form)).statusCode, path).toBe(303)
    expect((await browser.get('/installningar')).statusCode, path).toBe(200)
    expect(await works(before.cookie), path).toBe(false)
  }
  // An invitation to a new person is refused to who is signed in; a session that has ended meanwhile is no bar.
  const [invited = ''] = await links('bjuden@example.org')
  const idle = await signIn(t, { role: 'supervisor' })
  expect((await openBrowser(t, idle.cookie).post(invited, { name: 'Bjuden' })).statusCode).toBe(403)
  expect((await openBrowser(t).post(invited, { name: 'Bjuden' })).headers.location).toBe('/installningar')
})
