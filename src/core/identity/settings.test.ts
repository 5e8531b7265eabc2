import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { audit } from '../audit/audit.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const next = 'ett nytt långt lösenord'

test('settings are for those signed in', async () => {
  for (const url of ['/installningar', '/installningar/kod', '/installningar/logg', '/byt-uppdrag']) {
    expect((await t.app.inject(url)).statusCode).toBe(303)
  }
  for (const url of [
    '/installningar/uppgifter',
    '/installningar/losenord',
    '/installningar/kod',
    '/byt-uppdrag',
  ]) {
    expect((await t.app.inject({ method: 'POST', url })).statusCode).toBe(401)
  }
})

test('name and language are changed, kept and logged; a name of 10,000 characters is not', async () => {
  const { cookie, personId } = await signIn(t, { role: 'supervisor' })
  const browser = openBrowser(t, cookie)
  const long = await browser.post('/installningar/uppgifter', { name: 'å'.repeat(10_000), locale: 'sv' })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('Korta ner namnet')
  const none = await browser.post('/installningar/uppgifter', { name: '  ', locale: 'de' })
  expect(none.body).toContain('Skriv ditt namn.')
  expect(
    (await browser.post('/installningar/uppgifter', { name: 'Åsa Ö’Brien <b>', locale: 'en' })).statusCode,
  ).toBe(303)
  const page = await browser.get('/installningar')
  expect(page.body).toContain('lang="en"')
  expect(page.body).toContain('Åsa Ö’Brien &lt;b')
  const row = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('subject_id', '=', personId)
      .orderBy('audit_id', 'desc')
      .executeTakeFirst(),
  )
  expect(row).toEqual({ action: 'details_changed', person_id: personId })
})

test('a password is set, changed with the one before, and every other session ends', async () => {
  const { cookie, personId, headers } = await signIn(t, { role: 'supervisor', email: 'losen@example.org' })
  const elsewhere = await t.identity.sessionFor(personId)
  const browser = openBrowser(t, cookie)
  const short = await browser.post('/installningar/losenord', { next: 'för kort', again: 'för kort' })
  expect(short.body).toContain('Välj ett lösenord med 12 till 200 tecken.')
  for (const easy of ['password1234', 'Sommar2026!!!', '111111111111', 'Losen@example.org', 'losen1234567'])
    expect((await browser.post('/installningar/losenord', { next: easy, again: easy })).body, easy).toContain(
      'Det lösenordet är bland de första som någon skulle prova',
    )
  expect((await browser.post('/installningar/losenord', { next, again: `${next}!` })).body).toContain(
    'Skriv samma lösenord i båda fälten.',
  )
  expect((await browser.post('/installningar/losenord', { next, again: next })).statusCode).toBe(303)
  expect(
    (await t.app.inject({ url: '/installningar', headers: { cookie: elsewhere?.cookie ?? '' } })).statusCode,
  ).toBe(303)
  expect((await t.app.inject({ url: '/installningar', headers })).statusCode).toBe(200)
  expect(
    (await openBrowser(t).post('/logga-in', { email: 'losen@example.org', password: next })).statusCode,
  ).toBe(303)
  const wrong = await browser.post('/installningar/losenord', {
    present: 'inte detta, nej',
    next: `${next} 2`,
    again: `${next} 2`,
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Det du skrev stämmer inte')
  expect(
    (await browser.post('/installningar/losenord', { present: next, next: `${next} 2`, again: `${next} 2` }))
      .statusCode,
  ).toBe(303)
})

test('one’s sessions are listed; one is ended, or all the others; another person’s stays', async () => {
  const me = await signIn(t, { role: 'supervisor' })
  const other = await signIn(t, { role: 'supervisor' })
  const second = { cookie: (await t.identity.sessionFor(me.personId))?.cookie ?? '' }
  const third = { cookie: (await t.identity.sessionFor(me.personId))?.cookie ?? '' }
  const alive = async (headers: { cookie: string }) =>
    (await t.app.inject({ url: '/installningar', headers })).statusCode === 200
  const browser = openBrowser(t, me.cookie)
  const ends = (body: string) => body.match(/\/installningar\/inloggningar\/[0-9a-f-]{36}\/avsluta/g) ?? []
  const mine = ends((await browser.get('/installningar')).body)
  expect(mine.length).toBe(2)
  const others = ends((await openBrowser(t, second.cookie).get('/installningar')).body)
  await openBrowser(t, other.cookie).post(mine[0] ?? '')
  expect(await alive(second)).toBe(true)
  await browser.post(mine[0] ?? '')
  expect([await alive(second), await alive(third)].filter(Boolean).length).toBe(1)
  await browser.post('/installningar/inloggningar/avsluta-andra')
  expect([
    await alive(second),
    await alive(third),
    await alive(me.headers),
    await alive(other.headers),
  ]).toEqual([false, false, true, true])
  expect(others.length).toBe(2)
  expect((await browser.post('/installningar/inloggningar/x/avsluta')).statusCode).toBe(404)
})

test('one’s own log shows who read or changed what, in whichever organisation, and nobody else’s', async () => {
  const me = await signIn(t, { role: 'participant' })
  const worker = await signIn(t, { role: 'case_worker' })
  await t.db.inActor(system('test'), async tx => {
    const actor = {
      kind: 'person',
      personId: worker.personId,
      tenantId: worker.tenantId,
      membershipId: worker.membershipId,
      role: '',
    } as const
    for (let i = 0; i < 35; i++) {
      await audit(tx, actor, t.clock.now(), {
        tenantId: worker.tenantId,
        action: `read_${i}`,
        objectType: 'person',
        subjectId: me.personId,
      })
    }
  })
  const browser = openBrowser(t, me.cookie)
  const page = await browser.get('/installningar/logg')
  expect(page.body).toContain('read_34')
  expect(page.body).toContain('Någon hos Organisation')
  expect(page.body).toMatch(/1–25 av 3\d/)
  const older = /href="([^"]*)" rel="next"/.exec(page.body)?.[1] ?? ''
  const last = await browser.get(older)
  expect(last.body).toContain('read_0')
  expect(last.body).toContain('Gav ett uppdrag')
  expect((await openBrowser(t, worker.cookie).get('/installningar/logg')).body).not.toContain('read_34')
})
