import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { newToken } from '../../../kit/tokens.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let politician: SignedIn
let other: SignedIn
let one: Registered
let two: Registered
let three: Registered
let need: string

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  const withMail = async (email: string | null) => {
    const made = await register(t, { stewardId: officer.tenantId })
    await t.db.inActor(system('test'), tx =>
      tx.updateTable('directory.enterprises').set({ email }).where('tenant_id', '=', made.tenantId).execute(),
    )
    return made
  }
  one = await withMail('ett@foretag.example')
  two = await withMail('tva@foretag.example')
  three = await withMail(null)
  need = await writeNeed(t, officer, { title: 'Frukt till personalrummen' })
})
afterAll(() => t.close())

const question = (enterprises: readonly Registered[], more = {}) => ({
  foretag: enterprises.map(e => e.tenantId),
  subject: 'Fruktkorgar varje vecka',
  question: 'Kan ni leverera frukt?\n\nHälsningar',
  ...boxes('answer_by', '2026-12-07'),
  ...more,
})
const ask = async (enterprises: readonly Registered[]): Promise<string> => {
  // As if each question were asked on a day of its own.
  await t.db.inActor(system('test'), tx => tx.deleteFrom('core.questions').execute())
  return askMarket(t, officer, need, question(enterprises))
}
const mailsTo = (address: string) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').select(['subject', 'body_text']).where('to_address', '=', address).execute(),
  )
const linkTo = async (address: string): Promise<string> =>
  /\/svara\/[\w-]{43}/.exec((await mailsTo(address)).at(-1)?.body_text ?? '')?.[0] ?? ''
const rows = (inquiryId: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.inquiry_answers')
      .selectAll()
      .where('inquiry_id', '=', inquiryId)
      .orderBy('enterprise_id')
      .orderBy('answer_no')
      .execute(),
  )

test('only those who may ask, about their own need, with something to ask and time to answer', async () => {
  expect((await see(t, undefined, `${need}/fraga`)).statusCode).toBe(303)
  expect((await see(t, politician, `${need}/fraga`)).statusCode).toBe(403)
  expect((await see(t, other, `${need}/fraga?foretag=${one.tenantId}`)).statusCode).toBe(404)
  expect((await send(t, other, `${need}/fraga`, question([one]))).statusCode).toBe(404)
  const nobody = await send(t, officer, `${need}/fraga`, question([]))
  expect(nobody.statusCode).toBe(422)
  expect(nobody.body).toContain('Välj minst ett företag')
  expect(nobody.body).toContain('Fruktkorgar varje vecka')
  const hurried = await send(t, officer, `${need}/fraga`, question([one], boxes('answer_by', '2026-11-25')))
  expect(hurried.statusCode).toBe(422)
  expect(hurried.body).toContain('Ge företagen minst 5 dagar att svara.')
  const unknown = { ...question([one]), foretag: ['00000000-0000-4000-8000-000000000000'] }
  expect((await send(t, officer, `${need}/fraga`, unknown)).statusCode).toBe(404)
  expect(await mailsTo('ett@foretag.example')).toEqual([])
})

test('the question is proposed from the need, without what is the buyer’s own', async () => {
  const own = await writeNeed(t, officer, {
    title: 'Snöröjning',
    category: 'snow-clearing',
    todays_supplier: 'Hemliga AB',
    value_ore: '900000',
    value_note: 'Hemlig kalkyl',
  })
  const page = await read(t, officer, `${own}/fraga?foretag=${one.tenantId}`)
  expect(page).toContain('Vi planerar att köpa: Snöröjning')
  for (const secret of ['Hemliga AB', '900', 'Hemlig kalkyl']) expect(page).not.toContain(secret)
})

test('all get the same text, by mail where there is an address, and on their page', async () => {
  const at = await ask([one, two, three])
  const [first, second] = [await mailsTo('ett@foretag.example'), await mailsTo('tva@foretag.example')]
  const bare = (mail: { body_text: string } | undefined) => mail?.body_text.replace(/\/svara\/[\w-]+/, '')
  expect(bare(first[0])).toBe(bare(second[0]))
  expect(first[0]?.subject).not.toContain('Prov Provsson')
  expect(await read(t, three.manager, '/vart-foretag/fragor')).toContain('Fruktkorgar varje vecka')
  expect(await read(t, three.manager, '/hem')).toContain('frågar om ni kan leverera: Fruktkorgar varje vecka')
  const page = await read(t, officer, at)
  expect(page).toContain('0 av 3 har svarat')
  expect(page).toContain('har ingen e-postadress här; frågan ligger på deras sida')
})

test('two answers, one by the link without signing in and one on the page, stand beside each other', async () => {
  const at = await ask([one, two])
  const link = await linkTo('ett@foretag.example')
  const opened = await t.app.inject(link)
  expect(opened.statusCode).toBe(200)
  expect(opened.headers['cache-control']).toBe('no-store')
  const nothing = await t.app.inject({
    method: 'POST',
    url: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'volume=40+korgar',
  })
  expect(nothing.statusCode).toBe(422)
  expect(nothing.body).toContain('Svara på om ni kan leverera.')
  expect(nothing.body).toContain('40 korgar')
  expect(
    (
      await send(t, undefined, link, {
        can: 'part',
        volume: '40 korgar i veckan',
        price_from_ore: '250',
        price_to_ore: '200',
        after: '0',
      })
    ).statusCode,
  ).toBe(422)
  expect(
    (
      await send(t, undefined, link, {
        can: 'part',
        volume: '40 korgar i veckan',
        price_from_ore: '250',
        price_to_ore: '300',
        after: '0',
      })
    ).statusCode,
  ).toBe(303)
  const own = `/vart-foretag/fragor/${idOf(at)}`
  expect((await send(t, two.manager, own, { can: 'all', after: '0' })).statusCode).toBe(303)
  const page = await read(t, officer, at)
  for (const said of [
    'Alla har svarat',
    'Svar 2 av 2',
    'Ja, en del',
    '40 korgar i veckan',
    '250 kr – 300 kr',
    'Ja, allt',
  ])
    expect(page).toContain(said)
  const file = await see(t, officer, `${at}.csv`)
  expect(file.body).toContain('40 korgar i veckan')
})

test('a changed answer is kept beside the first; two at once do not overwrite each other', async () => {
  const at = await ask([one])
  const own = `/vart-foretag/fragor/${idOf(at)}`
  expect((await send(t, one.manager, own, { can: 'all', after: '0' })).statusCode).toBe(303)
  const late = await send(t, one.manager, own, { can: 'no', message: 'Skrevs samtidigt', after: '0' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Någon annan hann svara')
  expect(late.body).toContain('Skrevs samtidigt')
  expect(
    (await send(t, one.manager, own, { can: 'no', message: 'Skrevs samtidigt', after: '1' })).statusCode,
  ).toBe(303)
  expect((await rows(idOf(at))).map(r => r.can)).toEqual(['all', 'no'])
  const page = await read(t, officer, at)
  expect(page).toContain('ändrat en gång')
  // Both can be read, on the page and in the record, with the question and the time.
  expect(page).toMatch(/Tidigare svar från .*Ja, allt/s)
  const { body } = await see(t, officer, `${at}.csv`)
  const [, first = '', second = ''] = body.trim().split('\r\n')
  expect([first.includes('Ja, allt'), second.includes('Skrevs samtidigt')]).toEqual([true, true])
  expect(first).toMatch(/;1;2026-11-23 \d\d:\d\d;/)
  expect(first).toContain('har svarat')
})

test('the record holds those who were asked and have not answered', async () => {
  const at = await ask([one, two])
  const { body } = await see(t, officer, `${at}.csv`)
  expect(body.trim().split('\r\n').length).toBeGreaterThanOrEqual(3)
  expect(body).toContain('har fått mejl, inget svar ännu')
})

test('whoever reads an open question without being signed in is told how to answer', async () => {
  const at = await ask([one])
  expect(await read(t, officer, at)).toContain('ser vem som helst texten, namnet Prov Provsson och adressen')
  await send(t, officer, `${at}/publicera`)
  const open = `/forfragningar/${idOf(at)}`
  const { body } = await see(t, undefined, open)
  expect(body).toContain(`/logga-in?till=${encodeURIComponent(open)}`)
  expect(body).toContain('href="/anmal-foretag"')
  expect((await see(t, two.manager, open)).body).not.toContain('Vill ni svara?')
})

test('who was not asked sees nothing of it, nor do other municipalities; a made-up link is gone', async () => {
  const at = await ask([one])
  const id = idOf(at)
  for (const who of [two.manager, other]) {
    const url = who === other ? at : `/vart-foretag/fragor/${id}`
    expect((await see(t, who, url)).statusCode).toBe(404)
  }
  expect(
    (await send(t, two.manager, `/vart-foretag/fragor/${id}`, { can: 'all', after: '0' })).statusCode,
  ).toBe(404)
  expect((await see(t, undefined, `/forfragningar/${id}`)).statusCode).toBe(404)
  expect((await see(t, one.supervisor, `/vart-foretag/fragor/${id}`)).statusCode).toBe(403)
  expect((await t.app.inject(`/svara/${newToken()}`)).statusCode).toBe(410)
})

test('published, everybody reads the question and nobody the answers; another enterprise can join', async () => {
  const at = await ask([one])
  const id = idOf(at)
  await send(t, one.manager, `/vart-foretag/fragor/${id}`, {
    can: 'all',
    message: 'Hemligt svar',
    after: '0',
  })
  expect((await send(t, politician, `${at}/publicera`)).statusCode).toBe(403)
  expect((await send(t, other, `${at}/publicera`)).statusCode).toBe(404)
  expect((await send(t, officer, `${at}/publicera`)).statusCode).toBe(303)
  const open = await read(t, undefined, `/forfragningar/${id}`)
  expect(open).toContain('Kan ni leverera frukt?')
  expect(open).not.toContain('Hemligt svar')
  expect(await read(t, undefined, '/forfragningar')).toContain('Fruktkorgar varje vecka')
  // More visitors at once than there are connections: nobody waits for what another holds.
  const many = await Promise.all(Array.from({ length: 20 }, () => see(t, undefined, `/forfragningar/${id}`)))
  expect(many.map(({ statusCode }) => statusCode)).toEqual(many.map(() => 200))
  expect((await send(t, two.manager, `/forfragningar/${id}/svara`)).statusCode).toBe(303)
  expect(
    (await send(t, two.manager, `/vart-foretag/fragor/${id}`, { can: 'part', after: '0' })).statusCode,
  ).toBe(303)
  expect(await read(t, officer, at)).toContain('Svar 2 av 2')
  await send(t, officer, `${at}/avpublicera`)
  expect((await see(t, undefined, `/forfragningar/${id}`)).statusCode).toBe(404)
})

test('ended, no answer is taken, the link says so, and it can be opened again', async () => {
  const at = await ask([one])
  const link = await linkTo('ett@foretag.example')
  await send(t, officer, `${at}/avsluta`)
  expect((await t.app.inject(link)).body).toContain('Frågan är avslutad')
  expect((await send(t, undefined, link, { can: 'all', after: '0' })).statusCode).toBe(409)
  expect(await rows(idOf(at))).toEqual([])
  await send(t, officer, `${at}/oppna-igen`)
  expect((await send(t, undefined, link, { can: 'all', after: '0' })).statusCode).toBe(303)
})

test('a question that was sent can be changed by nobody: there is no such address', async () => {
  const at = await ask([one])
  for (const verb of ['', '/andra', '/fraga'])
    expect((await send(t, officer, `${at}${verb}`, { question: 'Något annat' })).statusCode).toBe(404)
})
