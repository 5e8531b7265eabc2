import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let one: Registered
let two: Registered
let need: string
let at: string

const addressed = (to: Registered, email: string | null) =>
  t.db.inActor(system('test'), tx =>
    tx.updateTable('directory.enterprises').set({ email }).where('tenant_id', '=', to.tenantId).execute(),
  )
const withMail = async (email: string) => {
  const made = await register(t, { stewardId: officer.tenantId })
  await addressed(made, email)
  return made
}
const mailsTo = (address: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select(['subject', 'body_text'])
      .where('to_address', '=', address)
      .orderBy('created_at')
      .execute(),
  )
const linksTo = async (address: string) =>
  (await mailsTo(address)).map(m => /\/svara\/[\w-]{43}/.exec(m.body_text)?.[0] ?? '')

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  one = await withMail('ett@foretag.example')
  two = await withMail('tva@foretag.example')
  need = await writeNeed(t, officer, { title: 'Frukt till personalrummen' })
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.db.inActor(system('test'), async tx => {
    // As if each question were asked on a day of its own.
    await tx.deleteFrom('core.questions').execute()
    await tx.deleteFrom('core.mails').execute()
  })
  t.clock.set('2026-11-23T09:00:00Z')
  at = await askMarket(t, officer, need, {
    foretag: [one.tenantId, two.tenantId],
    subject: 'Fruktkorgar varje vecka',
    question: 'Kan ni leverera frukt?',
    ...boxes('answer_by', '2026-12-07'),
  })
  t.clock.advance({ minutes: 1 })
})

const answer = (who: Registered) =>
  send(t, who.manager, `/vart-foretag/fragor/${idOf(at)}`, { can: 'all', after: '0' })

test('before it is sent the question is seen whole, with who gets it, and can be changed or dropped', async () => {
  const form = {
    foretag: [one.tenantId],
    subject: 'En annan fråga',
    question: 'Kan ni?\r\n\r\nHälsningar',
    ...boxes('answer_by', '2026-12-07'),
  }
  const before = (await mailsTo('ett@foretag.example')).length
  const draft = String((await send(t, officer, `${need}/fraga`, form)).headers.location)
  const check = await read(t, officer, draft)
  for (const said of [
    'Ett företag får frågan',
    'En annan fråga',
    'Hälsningar',
    '7 december 2026',
    'Skicka till ett företag',
  ])
    expect(check).toContain(said)
  // The case says that it is written, and those who are ticked there come to those of before.
  expect(await read(t, officer, need)).toContain('Frågan är skriven, inte skickad. Ett företag får den.')
  const more = (await see(t, officer, `${draft}/andra?foretag=${two.tenantId}`)).body
  expect(more.match(/name="foretag"[^>]*checked/g)).toHaveLength(2)
  const changed = { ...form, foretag: [one.tenantId, two.tenantId], version: '1' }
  expect((await send(t, officer, `${draft}/andra`, changed)).headers.location).toBe(draft)
  expect((await send(t, officer, `${draft}/andra`, { ...changed, subject: 'Krock' })).statusCode).toBe(409)
  expect(await read(t, officer, draft)).toContain('Skicka till två företag')
  // Time that went, and an enterprise that is gone, are said before anything is sent.
  t.clock.set('2026-12-05T09:00:00Z')
  const late = await send(t, officer, draft)
  expect([late.statusCode, late.body.includes('Dagen för svar är för nära')]).toEqual([422, true])
  t.clock.set('2026-11-23T09:30:00Z')
  await send(t, two.keeper, `${two.at}/ta-ned`, { reason: 'Prov' })
  expect(await read(t, officer, draft)).toContain('finns inte längre i registret')
  await send(t, two.keeper, `${two.at}/visa-igen`)
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  expect((await send(t, politician, draft)).statusCode).toBe(403)
  expect(await mailsTo('ett@foretag.example')).toHaveLength(before)
  expect((await send(t, officer, `${draft}/ta-bort`)).headers.location).toBe(need)
  expect((await see(t, officer, draft)).statusCode).toBe(404)
})

test('a reminder goes to the silent alone, not again for some days, and both links lead to the question', async () => {
  expect(await read(t, officer, at)).toContain('Påminn 2 företag')
  await answer(two)
  expect(await read(t, officer, at)).toMatch(/1 av 2 har svarat. Tiden går ut 7 dec 2026. Påminn /)
  const twice = await Promise.all([1, 2].map(() => send(t, officer, `${at}/paminn`)))
  expect(twice.map(a => a.statusCode)).toEqual([303, 303])
  const mails = await mailsTo('ett@foretag.example')
  expect(mails.map(m => m.subject.split(' ')[0])).toEqual(['Fråga', 'Påminnelse'])
  expect(await mailsTo('tva@foretag.example')).toHaveLength(1)
  for (const link of await linksTo('ett@foretag.example'))
    expect((await t.app.inject(link)).statusCode, link).toBe(200)
  const page = await read(t, officer, at)
  expect(page).toContain('De som inte svarat påmindes 23 nov 2026.')
  expect(page).not.toContain('Påminn ')
  t.clock.advance({ days: 3 })
  await send(t, officer, `${at}/paminn`)
  expect(await mailsTo('ett@foretag.example')).toHaveLength(3)
  // When the time is out nobody is reminded of a day that has been.
  t.clock.set('2026-12-10T09:00:00Z')
  await send(t, officer, `${at}/paminn`)
  expect(await mailsTo('ett@foretag.example')).toHaveLength(3)
  expect(await read(t, officer, at)).toContain('Tiden gick ut 7 dec 2026. 1 av 2 har svarat. Stäng svaren')
})

test('more time is the same for all, told to all, and the record knows the day of before', async () => {
  await answer(two)
  const form = `${at}/forlang`
  const early = await send(t, officer, form, boxes('answer_by', '2026-12-07'))
  expect([early.statusCode, early.body.includes('Välj en dag efter den som gäller nu.')]).toEqual([422, true])
  const once = '00000000-0000-4000-8000-0000000000e1'
  for (let n = 0; n < 2; n++)
    expect((await send(t, officer, form, { ...boxes('answer_by', '2026-12-20'), once })).statusCode).toBe(303)
  for (const address of ['ett@foretag.example', 'tva@foretag.example'])
    expect((await mailsTo(address)).at(-1)?.body_text, address).toContain('Svara senast 20 december 2026')
  expect(await mailsTo('ett@foretag.example')).toHaveLength(2)
  const added = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.inquiry_additions')
      .selectAll()
      .where('addition_id', '=', once)
      .executeTakeFirstOrThrow(),
  )
  expect([added.earlier_answer_by, added.answer_by, added.told].map(String)).toEqual([
    '2026-12-07',
    '2026-12-20',
    '2',
  ])
  expect(await read(t, one.manager, `/vart-foretag/fragor/${idOf(at)}`)).toContain(
    'Svar senast 20 december 2026',
  )
  expect(await read(t, officer, `${at}/utskrift`)).toContain(
    'Tiden för svar förlängdes till 20 december 2026; 2 mejl.',
  )
})

test('a clarification is the same words to all, beside a text that does not change, and kept', async () => {
  const form = `${at}/fortydliga`
  expect((await send(t, officer, form, { message: '' })).statusCode).toBe(422)
  expect((await send(t, officer, form, { message: 'Ring 19700212-9273.' })).statusCode).toBe(422)
  expect((await send(t, officer, form, { message: 'Korgarna ska vara av trä.' })).statusCode).toBe(303)
  const [first, second] = [await mailsTo('ett@foretag.example'), await mailsTo('tva@foretag.example')]
  const bare = (mail: { body_text: string } | undefined) => mail?.body_text.replace(/\/svara\/[\w-]+/, '')
  expect(bare(first[1])).toBe(bare(second[1]))
  expect(first[1]?.body_text).toContain('Korgarna ska vara av trä.')
  const link = (await linksTo('ett@foretag.example'))[0] ?? ''
  const asked = (await t.app.inject(link)).body
  expect([asked.includes('Kan ni leverera frukt?'), asked.includes('Korgarna ska vara av trä.')]).toEqual([
    true,
    true,
  ])
  await send(t, officer, `${at}/publicera`)
  expect(await read(t, undefined, `/forfragningar/${idOf(at)}`)).toContain('Korgarna ska vara av trä.')
  await send(t, officer, `${at}/avpublicera`)
})

test('where nobody asked has an address any more, it still stands beside the question', async () => {
  for (const who of [one, two]) await addressed(who, null)
  for (const [verb, form] of [
    ['forlang', boxes('answer_by', '2026-12-20')],
    ['fortydliga', { message: 'Korgarna hämtas av oss.' }],
  ] as const)
    expect((await send(t, officer, `${at}/${verb}`, form)).statusCode, verb).toBe(303)
  const page = await read(t, one.manager, `/vart-foretag/fragor/${idOf(at)}`)
  await addressed(one, 'ett@foretag.example')
  await addressed(two, 'tva@foretag.example')
  expect(page).toContain('Korgarna hämtas av oss.')
})

test('nothing is added by others, nor to what is closed, nor more in a day than questions may be', async () => {
  const other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  for (const [verb, form] of [
    ['paminn', {}],
    ['forlang', boxes('answer_by', '2026-12-20')],
    ['fortydliga', { message: 'Ett ord' }],
  ] as const) {
    expect((await send(t, other, `${at}/${verb}`, form)).statusCode, verb).toBe(404)
    expect((await send(t, politician, `${at}/${verb}`, form)).statusCode, verb).toBe(403)
    expect((await send(t, one.manager, `${at}/${verb}`, form)).statusCode, verb).toBe(403)
  }
  for (let n = 0; n < 9; n++) await send(t, officer, `${at}/fortydliga`, { message: `Nummer ${n}` })
  const many = await send(t, officer, `${at}/fortydliga`, { message: 'En till' })
  expect([many.statusCode, many.body.includes('Du har skickat 10 frågor i dag')]).toEqual([422, true])
  await send(t, officer, `${at}/avsluta`)
  expect((await see(t, officer, `${at}/fortydliga`)).statusCode).toBe(303)
  const closed = await send(t, officer, `${at}/forlang`, boxes('answer_by', '2026-12-20'))
  expect(closed.statusCode).toBe(409)
  expect(await mailsTo('ett@foretag.example')).toHaveLength(10)
})
