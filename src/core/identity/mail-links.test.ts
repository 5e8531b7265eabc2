import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { openMailServer } from '../../testing/identity-mail.ts'
import { sendWaitingMail } from '../mail/send.ts'

let t: TestApp
let mail: Awaited<ReturnType<typeof openMailServer>>
beforeAll(async () => {
  mail = await openMailServer()
  t = await openTestApp({ SMTP_URL: mail.url })
})
afterAll(async () => {
  await t.close()
  await mail.close()
})

const askFor = async (email: string, path = '/logga-in/lank', form: Record<string, string> = {}) => {
  const answer = await openBrowser(t).post(path, { email, ...form })
  await sendWaitingMail(t)
  return answer
}

test('a link by mail signs in, once, and only when its button is pressed', async () => {
  const { personId } = await signIn(t, {
    role: 'supervisor',
    name: 'Malva Mailsson',
    email: 'malva@example.org',
  })
  expect((await askFor('malva@example.org')).headers.location).toBe('/logga-in/lank/skickad')
  const link = mail.linkTo('malva@example.org')
  const letter = mail.letters.at(-1)
  expect(letter?.raw).not.toContain('Malva')

  const browser = openBrowser(t)
  // A mail filter that follows the link, twice, uses nothing up.
  expect((await browser.get(link)).statusCode).toBe(200)
  expect((await browser.get(link)).body).toContain('Logga in')
  expect((await browser.get('/installningar')).statusCode).toBe(303)

  const answer = await browser.post(link)
  expect(answer.headers.location).toBe('/hem')
  expect((await browser.get('/installningar')).body).toContain('malva@example.org')
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('detail')
      .where('subject_id', '=', personId)
      .orderBy('audit_id', 'desc')
      .executeTakeFirst(),
  )
  expect(log?.detail).toEqual({ method: 'mail_link' })

  const again = await openBrowser(t).post(link)
  expect(again.statusCode).toBe(410)
  expect(again.body).toContain('Länken fungerar inte längre')
})

test('an unknown address is answered exactly like a known one, and gets no letter', async () => {
  await signIn(t, { role: 'supervisor', email: 'finns@example.org' })
  const before = mail.letters.length
  const unknown = await askFor('finns-inte@example.org')
  expect(mail.letters.length).toBe(before)
  const known = await askFor('finns@example.org')
  expect(mail.letters.length).toBe(before + 1)
  expect([unknown.statusCode, unknown.headers.location, unknown.body]).toEqual([
    known.statusCode,
    known.headers.location,
    known.body,
  ])
})

test('a link that is fifteen minutes old, or made up, opens nothing', async () => {
  await signIn(t, { role: 'supervisor', email: 'sen@example.org' })
  await askFor('sen@example.org')
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  await owner.query(`update auth.verification set "expiresAt" = "expiresAt" - interval '15 minutes'`)
  await owner.end()
  expect((await openBrowser(t).post(mail.linkTo('sen@example.org'))).statusCode).toBe(410)
  expect((await openBrowser(t).post('/logga-in/lank/nagot-pahittat')).statusCode).toBe(410)
})

test('the letter is in the person’s language', async () => {
  const { personId } = await signIn(t, { role: 'supervisor', email: 'english@example.org' })
  await t.db.inActor(system('test'), tx =>
    tx.updateTable('core.persons').set({ locale: 'en' }).where('person_id', '=', personId).execute(),
  )
  await askFor('english@example.org')
  expect(mail.letters.at(-1)?.text).toContain('Open the link to sign in')
})

test('the same address gets a few letters in a quarter of an hour, known or not', async () => {
  for (let i = 0; i < 5; i++) expect((await askFor('manga@example.org')).statusCode).toBe(303)
  expect((await askFor('manga@example.org')).statusCode).toBe(429)
})

test('an account is made by a link to one’s own address; with a name of 10,000 characters it is not', async () => {
  const email = 'ny@example.org'
  const long = await askFor(email, '/skapa-konto', { name: 'x'.repeat(10_000) })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('högst 200 tecken')
  expect((await askFor(email, '/skapa-konto', { name: 'Ny Nysson' })).headers.location).toBe(
    '/logga-in/lank/skickad',
  )
  const link = mail.linkTo(email)
  const browser = openBrowser(t)
  expect((await browser.get(link)).body).toContain('Skapa konto och logga in')
  expect((await browser.post(link)).headers.location).toBe('/anmal-foretag')
  expect((await browser.get('/installningar')).body).toContain('Ny Nysson')
  expect((await openBrowser(t).post(link)).statusCode).toBe(410)
})

test('who asks for an account and has one gets a link to sign in, and the same answer', async () => {
  await signIn(t, { role: 'supervisor', email: 'redan@example.org' })
  expect((await askFor('redan@example.org', '/skapa-konto', { name: 'Någon' })).headers.location).toBe(
    '/logga-in/lank/skickad',
  )
  expect(mail.linkTo('redan@example.org')).toMatch(/^\/logga-in\/lank\//)
})

test('a link pressed in several windows at once opens one session', async () => {
  await signIn(t, { role: 'supervisor', email: 'dubbel@example.org' })
  await askFor('dubbel@example.org')
  const link = mail.linkTo('dubbel@example.org')
  const answers = await Promise.all([1, 2, 3, 4].map(() => openBrowser(t).post(link)))
  expect(answers.map(a => a.statusCode).sort()).toEqual([303, 410, 410, 410])
})
