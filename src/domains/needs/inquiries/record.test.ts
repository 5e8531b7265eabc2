import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, open, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let one: Registered
let two: Registered
let need: string
let at: string
let own: string

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  one = await register(t, { stewardId: officer.tenantId })
  two = await register(t, { stewardId: officer.tenantId })
  need = await writeNeed(t, officer, { title: 'Frukt till personalrummen' })
  at = await askMarket(t, officer, need, {
    foretag: [one.tenantId, two.tenantId],
    subject: 'Fruktkorgar varje vecka',
    question: 'Kan ni leverera frukt?\r\n– Hur mycket?\r\n\r\nHälsningar',
    ...boxes('answer_by', '2026-12-07'),
  })
  own = `/vart-foretag/fragor/${idOf(at)}`
})
afterAll(() => t.close())

test('before anybody has answered, nothing is said of what comes after', async () => {
  expect(await read(t, officer, at)).not.toContain('Gå vidare till val')
})

test('the record says what was asked, of whom, when it was sent and what each answered when', async () => {
  for (const [after, message] of ['Första raden\r\nAndra raden\r\n\r\nNytt stycke', 'Ändrat'].entries())
    expect((await send(t, one.manager, own, { can: 'all', message, after: String(after) })).statusCode).toBe(
      303,
    )
  const { body } = await see(t, officer, `${at}.csv`)
  const [head = '', ...lines] = body.trim().split('\r\n')
  expect(head).toMatch(/;Skickad;.*Frågan;Svar senast$/)
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line).toContain('Fruktkorgar varje vecka')
    expect(line).toContain('– Hur mycket?\n\nHälsningar')
    expect(line).toContain('2026-12-07')
    expect(line.match(/2026-11-23 \d\d:\d\d/g)?.length).toBe(line.includes('har svarat') ? 3 : 2)
  }
  expect((await see(t, officer, `${at}.xlsx`)).statusCode).toBe(200)
})

test('the record is read by those who may read the answers, and nobody else', async () => {
  const other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  const worker = await signIn(t, { role: 'case_worker', tenantId: officer.tenantId })
  for (const file of [`${at}.csv`, `${at}.xlsx`]) {
    expect((await see(t, undefined, file)).statusCode).toBe(303)
    expect((await see(t, other, file)).statusCode).toBe(404)
    for (const who of [worker, one.manager]) expect((await see(t, who, file)).statusCode).toBe(403)
  }
})

test('what was written is shown with its lines and paragraphs, question and answer alike', async () => {
  const question = '<p>Kan ni leverera frukt?<br/>– Hur mycket?</p><p>Hälsningar</p>'
  const answer = '<p>Första raden<br/>Andra raden</p><p>Nytt stycke</p>'
  // The earlier answer, under the latest.
  const page = (await open(t, officer, at)).body
  expect(page).toContain(question)
  expect(page).toContain(answer)
  expect((await see(t, one.manager, own)).body).toContain(question)
  const given = { can: 'part', message: 'Första raden\r\nAndra raden\r\n\r\nNytt stycke', after: '0' }
  expect((await send(t, two.manager, own, given)).statusCode).toBe(303)
  // Beside the others.
  expect((await open(t, officer, at)).body.split(answer)).toHaveLength(3)
  await send(t, officer, `${at}/publicera`)
  expect((await see(t, undefined, `/forfragningar/${idOf(at)}`)).body).toContain(question)
  await send(t, officer, `${at}/avpublicera`)
  // The enterprise's own, when the question has ended.
  await send(t, officer, `${at}/avsluta`)
  expect((await see(t, two.manager, own)).body).toContain(answer)
})

test('when all have answered, the next step is the way on, with what the law allows', async () => {
  const { body } = await open(t, officer, at)
  const step = /<section class="next-step".*?<\/section>/s.exec(body)?.[0] ?? ''
  expect(step).toContain(`href="${need}?visa=vag&amp;fraga=${idOf(at)}#vag"`)
  expect(await read(t, officer, `${need}?visa=vag`)).toContain('Direktupphandling')
})

test('the record on paper holds the question, everybody asked and every answer, for those who may read them', async () => {
  const page = await read(t, officer, `${at}/utskrift`)
  for (const said of [
    'Kan ni leverera frukt?',
    'Diarienummer Ej angivet',
    'Andra raden',
    'Ändrat',
    `/inkop/fragor/${idOf(at)}`,
  ])
    expect(page).toContain(said)
  const other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2183' })
  expect((await see(t, other, `${at}/utskrift`)).statusCode).toBe(404)
  expect((await see(t, one.manager, `${at}/utskrift`)).statusCode).toBe(403)
})

test('who is about to show a question to everybody reads whose name and address are shown', async () => {
  const colleague = await signIn(t, {
    role: 'procurement_officer',
    tenantId: officer.tenantId,
    name: 'Kim Kollega',
  })
  const page = await read(t, colleague, at)
  const [, name = '', address = ''] = /Kontakt ([^,]+), (\S+@\S+)/.exec(page) ?? []
  expect(name).toBe('Prov Provsson')
  expect(page).toContain(`ser vem som helst texten, namnet ${name} och adressen ${address},`)
  await send(t, colleague, `${at}/publicera`)
  expect(await read(t, undefined, `/forfragningar/${idOf(at)}`)).toContain(`${name}, ${address}`)
})
