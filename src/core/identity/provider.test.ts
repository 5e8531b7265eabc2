import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { type KnownThere, openProvider } from '../../testing/identity-provider.ts'

const publicUrl = 'http://127.0.0.1:3999'
let t: TestApp
let provider: Awaited<ReturnType<typeof openProvider>>
beforeAll(async () => {
  provider = await openProvider(`${publicUrl}/auth/callback/oidc`)
  t = await openTestApp({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'plantskola',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
    OIDC_NAME: 'Kommunens inloggning',
  })
})
afterAll(async () => {
  await t.close()
  await provider.close()
})

const come = async (who: KnownThere, till = '/hem') => {
  provider.signs(who)
  const browser = openBrowser(t)
  const start = await browser.post('/logga-in/extern', { till })
  expect(start.statusCode).toBe(303)
  expect(start.headers.location).toContain('code_challenge=')
  const back = new URL(await provider.walk(String(start.headers.location)))
  const answer = await browser.get(`${back.pathname}${back.search}`)
  return { browser, answer, back }
}

test('who has an account with the address the provider vouches for is signed in, and is the same person next time', async () => {
  const { personId } = await signIn(t, { role: 'case_worker', email: 'kand@kommunen.example' })
  const who = { sub: 'a1', email: 'Kand@kommunen.example', email_verified: true, name: 'Kand' }
  const { answer, browser } = await come(who, '/installningar')
  expect(answer.headers.location).toBe('/installningar')
  expect((await browser.get('/installningar')).body).toContain('kand@kommunen.example')
  // Their address changed at the provider: the account there is what counts from now on.
  const again = await come({ ...who, email: 'nytt-namn@kommunen.example' })
  expect((await again.browser.get('/installningar')).body).toContain('kand@kommunen.example')
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('detail')
      .where('subject_id', '=', personId)
      .orderBy('audit_id', 'desc')
      .executeTakeFirst(),
  )
  expect(log?.detail).toEqual({ method: 'oidc' })
})

test('who is invited with that address becomes a member', async () => {
  const { tenantId, personId } = await signIn(t, { role: 'municipality_admin' })
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.invitations')
      .values({
        tenant_id: tenantId,
        email: 'inbjuden@kommunen.example',
        role: 'case_worker',
        invited_by: personId,
        created_at: t.clock.now(),
        expires_at: t.clock.now().add({ hours: 24 }),
      })
      .execute(),
  )
  const { browser } = await come({
    sub: 'a2',
    email: 'inbjuden@kommunen.example',
    email_verified: true,
    name: 'Inga Inbjuden',
  })
  const page = await browser.get('/installningar')
  expect(page.body).toContain('Inga Inbjuden')
  expect(page.body).toContain('Arbetsmarknadssekreterare')
})

test.each([
  ['nobody has heard of', { sub: 'a3', email: 'okand@annat.example', email_verified: true }],
  [
    'whose address the provider does not vouch for',
    { sub: 'a4', email: 'obekraftad@kommunen.example', email_verified: false },
  ],
])('somebody %s gets a clear page and no session', async (_, who) => {
  await signIn(t, { role: 'case_worker', email: 'obekraftad@kommunen.example' }).catch(() => undefined)
  const { answer, browser } = await come(who)
  expect(answer.headers.location).toMatch(/^\/logga-in\/fel/)
  const page = await browser.get(String(answer.headers.location))
  expect(page.statusCode).toBe(403)
  expect(page.body).toContain('Du har inget konto här')
  expect((await browser.get('/installningar')).statusCode).toBe(303)
})

test('somebody without an address at the provider gets a clear page', async () => {
  const { answer, browser } = await come({ sub: 'a5' })
  const page = await browser.get(String(answer.headers.location))
  expect(page.body).toContain('Du har inget konto här')
})

test('what the provider says of somebody else than the one who signed in opens nothing, nor does a “true” in words', async () => {
  const { headers } = await signIn(t, { role: 'case_worker', email: 'offer@kommunen.example' })
  expect(headers).toBeDefined()
  const me = { sub: 'a7', email: 'jag@kommunen.example', email_verified: true }
  const victim = { email: 'offer@kommunen.example', name: 'Offer' }
  for (const said of [
    { ...victim, sub: 'a8', email_verified: true },
    { ...victim, email_verified: true },
    { ...victim, sub: 'a7', email_verified: 'true' },
    { ...victim, sub: 'a7', email_verified: 'false' },
    { sub: 'a7', email: ['offer@kommunen.example'], email_verified: true },
  ]) {
    provider.says(said)
    const { answer, browser } = await come(me)
    expect(answer.headers.location, JSON.stringify(said)).toMatch(/^\/logga-in\/fel/)
    expect((await browser.get('/installningar')).statusCode).toBe(303)
  }
  provider.says(undefined)
})

test('an answer that another browser asked for, or that comes twice, opens nothing', async () => {
  await signIn(t, { role: 'case_worker', email: 'stulen@kommunen.example' })
  provider.signs({ sub: 'a6', email: 'stulen@kommunen.example', email_verified: true })
  const victim = openBrowser(t)
  const start = await victim.post('/logga-in/extern')
  const back = new URL(await provider.walk(String(start.headers.location)))
  const thief = openBrowser(t)
  // Nor is its state a sign-in link (CVE-2026-114607).
  const state = new URL(String(start.headers.location)).searchParams.get('state') ?? ''
  expect((await thief.post(`/logga-in/lank/${state}`)).statusCode).toBe(410)
  await thief.get(`${back.pathname}${back.search}`)
  expect((await thief.get('/installningar')).statusCode).toBe(303)
  const done = await come({ sub: 'a6', email: 'stulen@kommunen.example', email_verified: true })
  const again = await openBrowser(t).get(`${done.back.pathname}${done.back.search}`)
  expect(again.headers.location).toMatch(/^\/logga-in\/fel/)
})

test('the tokens of the provider are not kept', async () => {
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(
    `select "accessToken", "refreshToken", "idToken" from auth.account where "providerId" = 'oidc'`,
  )
  await owner.end()
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toEqual({ accessToken: null, refreshToken: null, idToken: null })
})

test('a provider that does not answer is said so; the app has started and others get in', async () => {
  const down = await openTestApp({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'plantskola' })
  const page = await openBrowser(down).post('/logga-in/extern')
  expect(page.statusCode).toBe(503)
  expect(page.body).toContain('går inte att nå')
  const { headers } = await signIn(down, { role: 'supervisor' })
  expect((await down.app.inject({ url: '/installningar', headers })).statusCode).toBe(200)
  await down.close()
})

test('without a provider its addresses are not there', async () => {
  const without = await openTestApp()
  expect((await openBrowser(without).post('/logga-in/extern')).statusCode).toBe(404)
  expect((await openBrowser(without).get('/auth/callback/oidc?code=x&state=y')).statusCode).toBe(404)
  await without.close()
})
