import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { type SignedIn, signIn } from '../../testing/identity.ts'
import { openBrowser, shownAt } from '../../testing/identity-browser.ts'
import { openMailServer } from '../../testing/identity-mail.ts'
import { sendWaitingMail } from '../mail/send.ts'

let t: TestApp
let mail: Awaited<ReturnType<typeof openMailServer>>
let admin: SignedIn
beforeAll(async () => {
  mail = await openMailServer()
  t = await openTestApp({ SMTP_URL: mail.url })
  admin = await signIn(t, { role: 'municipality_admin' })
})
afterAll(async () => {
  await t.close()
  await mail.close()
})

const invite = async (email: string, form: Record<string, string> = {}) => {
  const answer = await openBrowser(t, admin.cookie).post('/administration/bjud-in', {
    email,
    role: 'case_worker',
    ...form,
  })
  await sendWaitingMail(t)
  return answer
}
const rowOf = (email: string) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.invitations').selectAll().where('email', '=', email).executeTakeFirstOrThrow(),
  )

test('somebody invited gives their name, is in at once with their role, and the link is used up', async () => {
  expect(
    (await invite('ny@kommunen.example', { 'ends-day': '31', 'ends-month': '12', 'ends-year': '2027' }))
      .headers.location,
  ).toBe('/administration')
  const link = mail.linkTo('ny@kommunen.example')
  expect(mail.letters.at(-1)?.raw).not.toMatch(/Organisation|case_worker|sekreterare/)
  const browser = openBrowser(t)
  const page = await browser.get(link)
  expect(page.body).toContain('Arbetsmarknadssekreterare')
  expect(page.body).toContain('31 december 2027')
  const long = await browser.post(link, { name: 'x'.repeat(10_000) })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('högst 200 tecken')
  expect((await browser.post(link, {})).body).toContain('Skriv ditt namn.')
  expect((await browser.post(link, { name: 'Nils Ny' })).headers.location).toBe('/installningar')
  const mine = await browser.get('/installningar')
  expect(mine.body).toContain('Nils Ny')
  expect(mine.body).toContain('Arbetsmarknadssekreterare')
  expect((await openBrowser(t).post(link, { name: 'Tvåa' })).statusCode).toBe(410)
  const { accepted_by } = await rowOf('ny@kommunen.example')
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('subject_id', '=', accepted_by)
      .orderBy('audit_id')
      .execute(),
  )
  expect(log.map(l => l.action)).toEqual(['membership_added', 'signed_in'])
})

test('a form with a role of another kind of organisation, or none, sends nothing', async () => {
  const before = mail.letters.length
  const wrong = await invite('fel@kommunen.example', { role: 'system_admin' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Välj en roll.')
  expect(wrong.body).toContain('value="fel@kommunen.example"')
  expect((await invite('inte en adress', { role: '', 'ends-day': '99' })).statusCode).toBe(422)
  expect(mail.letters.length).toBe(before)
})

test('the same address in the same role is invited once; the list offers to send it again, with a new link', async () => {
  await invite('igen@kommunen.example')
  const first = mail.linkTo('igen@kommunen.example')
  const twice = await invite('IGEN@kommunen.example')
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toContain('redan inbjuden')
  const { invitation_id } = await rowOf('igen@kommunen.example')
  t.clock.advance({ minutes: 2 })
  await openBrowser(t, admin.cookie).post(`/administration/inbjudningar/${invitation_id}/skicka-igen`)
  await sendWaitingMail(t)
  const second = mail.linkTo('igen@kommunen.example')
  expect(second).not.toBe(first)
  expect((await openBrowser(t).get(first)).statusCode).toBe(410)
  expect((await openBrowser(t).get(second)).statusCode).toBe(200)
})

test('used, withdrawn, expired and made-up links answer alike', async () => {
  await invite('dragen@kommunen.example')
  const withdrawn = mail.linkTo('dragen@kommunen.example')
  const { invitation_id } = await rowOf('dragen@kommunen.example')
  const own = openBrowser(t, admin.cookie)
  expect((await own.post(`/administration/inbjudningar/${invitation_id}/dra-tillbaka`)).statusCode).toBe(303)
  expect((await own.post(`/administration/inbjudningar/${invitation_id}/dra-tillbaka`)).statusCode).toBe(404)
  await invite('anvand@kommunen.example')
  const used = mail.linkTo('anvand@kommunen.example')
  await openBrowser(t).post(used, { name: 'Anvand' })
  await invite('gammal@kommunen.example')
  const expired = mail.linkTo('gammal@kommunen.example')
  t.clock.advance({ days: 14 })
  const bodies = []
  for (const link of [withdrawn, used, expired, '/inbjudan/pahittad']) {
    const answer = await openBrowser(t).get(link)
    expect(answer.statusCode).toBe(410)
    bodies.push(shownAt(link, answer))
  }
  expect(new Set(bodies).size).toBe(1)
  t.clock.set('2026-11-23T09:00:00Z')
  expect((await openBrowser(t).get(expired)).statusCode).toBe(200)
})

test('an invitation to what has had its last day leads nowhere, is told as that, and is not sent again', async () => {
  const day = { 'ends-day': '25', 'ends-month': '11', 'ends-year': '2026' }
  expect((await invite('forbi@kommunen.example', day)).statusCode).toBe(303)
  const link = mail.linkTo('forbi@kommunen.example')
  const own = openBrowser(t, admin.cookie)
  const again = `/administration/inbjudningar/${(await rowOf('forbi@kommunen.example')).invitation_id}/skicka-igen`
  expect((await own.get('/administration')).body).toContain(again)
  t.clock.set('2026-11-26T09:00:00Z')
  expect((await openBrowser(t).get(link)).statusCode).toBe(410)
  expect((await openBrowser(t).post(link, { name: 'Sen' })).statusCode).toBe(410)
  const list = (await own.get('/administration')).body
  expect([list.includes('Gick ut 25 nov 2026'), list.includes(again)]).toEqual([true, false])
  expect((await own.post(again)).statusCode).toBe(404)
  t.clock.set('2026-11-23T09:00:00Z')
})

test('another organisation’s invitation answers exactly as one that does not exist', async () => {
  await invite('annans@kommunen.example')
  const { invitation_id } = await rowOf('annans@kommunen.example')
  const other = openBrowser(t, (await signIn(t, { role: 'municipality_admin' })).cookie)
  for (const what of ['skicka-igen', 'dra-tillbaka']) {
    const foreign = `/administration/inbjudningar/${invitation_id}/${what}`
    const unknown = `/administration/inbjudningar/00000000-0000-4000-8000-00000000000a/${what}`
    const answer = await other.post(foreign)
    expect(answer.statusCode).toBe(404)
    expect(shownAt(foreign, answer)).toBe(shownAt(unknown, await other.post(unknown)))
  }
  expect((await openBrowser(t).get(mail.linkTo('annans@kommunen.example'))).statusCode).toBe(200)
})

test('who has an account signs in first; then the new assignment is added to those they have', async () => {
  const me = await signIn(t, { role: 'enterprise_manager', email: 'bada@example.org' })
  await invite('bada@example.org')
  const link = mail.linkTo('bada@example.org')
  const stranger = openBrowser(t)
  expect((await stranger.get(link)).body).toContain('Logga in och tacka ja')
  expect((await stranger.post(link, { name: 'Kapare' })).statusCode).toBe(403)
  const wrong = openBrowser(t, (await signIn(t, { role: 'supervisor' })).cookie)
  expect((await wrong.get(link)).body).toContain('Inbjudan gäller en annan e-postadress')
  expect((await wrong.post(link)).statusCode).toBe(403)
  const browser = openBrowser(t, me.cookie)
  expect((await browser.post(link)).headers.location).toBe('/hem')
  expect((await browser.get('/byt-uppdrag')).body).toContain('Verksamhetsledare')
  // The session now acts in the new one.
  expect((await browser.get('/administration')).statusCode).toBe(403)
})

test('a link answered twice at the same moment makes one person', async () => {
  await invite('samtidigt@kommunen.example')
  const link = mail.linkTo('samtidigt@kommunen.example')
  const answers = await Promise.all(['A', 'B', 'C', 'D'].map(name => openBrowser(t).post(link, { name })))
  expect(answers.map(a => a.statusCode).sort()).toEqual([303, 410, 410, 410])
})
