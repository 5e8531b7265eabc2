import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleNames, rolesFor } from '../../../core/organisations/roles.ts'
import { system } from '../../../kit/db/actor.ts'
import { meanwhile, openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let one: Registered
let need: string
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  one = await register(t, { stewardId: officer.tenantId })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ email: 'ett@foretag.example' })
      .where('tenant_id', '=', one.tenantId)
      .execute(),
  )
  need = await writeNeed(t, officer, { title: 'Frukt' })
})
afterAll(() => t.close())

const form = (more = {}) => ({
  foretag: [one.tenantId],
  subject: 'Fruktkorgar',
  question: 'Kan ni leverera frukt varje vecka?',
  ...boxes('answer_by', '2026-12-07'),
  ...more,
})
const letters = () =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select('body_text')
      .where('to_address', '=', 'ett@foretag.example')
      .orderBy('created_at')
      .execute(),
  )
const ask = async (more = {}) => {
  // Letters are told apart by their time.
  t.clock.advance({ minutes: 1 })
  return askMarket(t, officer, need, form(more))
}
const lastLink = async () => /\/svara\/[\w-]{43}/.exec((await letters()).at(-1)?.body_text ?? '')?.[0] ?? ''
const askOf = (at: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.inquiry_asks')
      .select('seen_at')
      .where('inquiry_id', '=', idOf(at))
      .executeTakeFirstOrThrow(),
  )
const answersOf = (at: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.inquiry_answers')
      .select(['answer_no', 'can'])
      .where('inquiry_id', '=', idOf(at))
      .orderBy('answer_no')
      .execute(),
  )
const onceIn = (body: string) => /name="once" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''

/** Writes a question and sends it, as far as it is taken; answers the last of the two. */
const writeAndSend = async (who: SignedIn, more = {}) => {
  const written = await send(t, who, `${need}/fraga`, form(more))
  return written.statusCode === 303 ? send(t, who, String(written.headers.location)) : written
}

test('a question sent twice, by a double click or by going back, is one question and one letter', async () => {
  const once = onceIn((await see(t, officer, `${need}/fraga?foretag=${one.tenantId}`)).body)
  expect(once).not.toBe('')
  const before = (await letters()).length
  const draft = `/inkop/fragor/utkast/${once}`
  const written = await Promise.all([1, 2, 3].map(() => send(t, officer, `${need}/fraga`, form({ once }))))
  written.push(await send(t, officer, `${need}/fraga`, form({ once, subject: 'Ändrat efteråt' })))
  expect(written.map(a => a.headers.location)).toEqual(Array(4).fill(draft))
  expect(await letters()).toHaveLength(before)
  const answers = await Promise.all([1, 2, 3].map(() => send(t, officer, draft)))
  answers.push(await send(t, officer, draft))
  const at = `${need}?visa=svar&fraga=${once}#svar`
  expect(answers.map(a => a.headers.location)).toEqual(Array(4).fill(at))
  expect(await letters()).toHaveLength(before + 1)
  expect(await read(t, officer, `/inkop/fragor/${once}`)).not.toContain('Ändrat efteråt')
  // What was sent is changed by no draft, and its page leads to the answers.
  expect((await see(t, officer, draft)).headers.location).toBe(at)
  for (const url of [`${draft}/andra`, `${draft}/andra?foretag=${one.tenantId}`])
    expect((await see(t, officer, url)).statusCode).toBe(404)
  expect((await send(t, officer, `${draft}/andra`, form({ version: '1' }))).statusCode).toBe(404)
  await send(t, officer, `${draft}/ta-bort`)
  expect(await read(t, officer, `/inkop/fragor/${once}`)).toContain('Fruktkorgar')
  // A form that came back with an error keeps its id, and another organisation's id is nothing to it.
  const wrong = await send(t, officer, `${need}/fraga`, form({ once, subject: '' }))
  expect(onceIn(wrong.body)).toBe(once)
  const other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  const theirs = await writeNeed(t, other, { title: 'Deras' })
  expect((await see(t, other, draft)).statusCode).toBe(404)
  await askMarket(t, other, theirs, form({ once }))
  expect(await letters()).toHaveLength(before + 2)
})

test('the question from the register’s search is sent once too, by the roles that may ask', async () => {
  const question = { question: 'Vem kan mangla dukar?', municipality: '2182' }
  const before = (await letters()).length
  const once = onceIn((await see(t, officer, '/foretag/fraga')).body)
  const answers = await Promise.all(
    [1, 2, 3].map(() => send(t, officer, '/foretag/fraga', { ...question, once })),
  )
  expect(answers.map(a => a.headers.location)).toEqual(Array(3).fill('/foretag'))
  expect(await letters()).toHaveLength(before + 1)

  const may = new Set([
    'procurement_officer',
    'ordering_officer',
    'business_officer',
    'coordinator',
    'municipality_admin',
    'association_coordinator',
  ])
  for (const organisationKind of ['municipality', 'association'] as const)
    for (const role of rolesFor(organisationKind)) {
      const who = await signIn(t, { role, organisationKind })
      const { statusCode } = await send(t, who, '/foretag/fraga', { ...question, municipality: '' })
      expect(statusCode, role).toBe(may.has(role) ? 422 : 403)
    }
  expect(roleNames).toContain('participant')
})

test('nobody asks without limit: a person has so many a day, an organisation a few more, and what was typed stays', async () => {
  const tenantId = officer.tenantId
  const asker = await signIn(t, { role: 'procurement_officer', tenantId })
  for (let i = 0; i < 10; i++) expect((await writeAndSend(asker)).statusCode).toBe(303)
  const before = (await letters()).length
  const refused = await writeAndSend(asker, { subject: 'En till' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Du har skickat 10 frågor i dag')
  expect(refused.body).toContain('En till')
  // By the other door as well, and not at the same moment either.
  const register = await send(t, asker, '/foretag/fraga', { question: 'Vem?', municipality: '2182' })
  expect(register.statusCode).toBe(422)
  expect(register.body).toContain('Du har skickat 10 frågor i dag')
  const colleague = await signIn(t, { role: 'procurement_officer', tenantId })
  const many = await Promise.all(Array.from({ length: 13 }, () => writeAndSend(colleague)))
  expect(many.filter(a => a.statusCode === 303)).toHaveLength(10)
  expect(await letters()).toHaveLength(before + 10)
  const third = await signIn(t, { role: 'procurement_officer', tenantId })
  let last = await writeAndSend(third)
  while (last.statusCode === 303) last = await writeAndSend(third)
  expect(last.body).toContain('har skickat 30 frågor i dag')
  t.clock.set('2026-11-24T09:00:00Z')
  expect((await writeAndSend(asker)).statusCode).toBe(303)
  t.clock.set('2026-11-25T09:00:00Z')
})

test('a mail filter that opens the link is nobody who has seen the question; a person is', async () => {
  const at = await ask()
  const link = await lastLink()
  for (const method of ['GET', 'HEAD'] as const) await t.app.inject({ method, url: link })
  const own = `/vart-foretag/fragor/${idOf(at)}`
  await t.app.inject({ method: 'HEAD', url: own, headers: one.manager.headers })
  await t.app.inject({ url: own, headers: { ...one.manager.headers, 'sec-purpose': 'prefetch' } })
  expect((await askOf(at)).seen_at).toBeNull()
  expect((await t.app.inject(link)).body).toContain('Vi har läst frågan')
  expect((await send(t, undefined, `${link}/last`)).headers.location).toBe(link)
  expect((await askOf(at)).seen_at).not.toBeNull()
  expect(await read(t, officer, at)).toContain('har sett frågan')
  expect((await t.app.inject(link)).body).not.toContain('Vi har läst frågan')
  const second = await ask()
  await see(t, one.manager, `/vart-foretag/fragor/${idOf(second)}`)
  expect((await askOf(second)).seen_at).not.toBeNull()
  const third = await ask()
  await send(t, undefined, await lastLink(), { can: 'all', after: '0' })
  expect((await askOf(third)).seen_at).not.toBeNull()
})

test('answers are numbered here, whatever the form says, and the same one sent twice is one', async () => {
  const at = await ask()
  const link = await lastLink()
  for (const after of ['5000', '2147483646', '2147483647', '1e9', '1'])
    expect((await send(t, undefined, link, { can: 'all', after })).statusCode, after).toBe(409)
  expect(await answersOf(at)).toEqual([])
  const twice = await Promise.all([1, 2, 3].map(() => send(t, undefined, link, { can: 'part', after: '0' })))
  expect(twice.map(a => a.statusCode)).toEqual([303, 303, 303])
  expect(await answersOf(at)).toEqual([{ answer_no: 1, can: 'part' }])
  expect((await send(t, undefined, link, { can: 'no', after: '0' })).statusCode).toBe(409)
  expect((await send(t, undefined, link, { can: 'no', after: '1' })).statusCode).toBe(303)
  expect((await answersOf(at)).map(a => a.answer_no)).toEqual([1, 2])
})

test('an answer that comes while the question is being ended does not slip in, nor does somebody join it', async () => {
  const at = await ask()
  const link = await lastLink()
  const two = await register(t, { stewardId: officer.tenantId })
  await send(t, officer, `${at}/publicera`)
  const late = await t.db.inActor(system('test'), async tx => {
    await tx
      .updateTable('needs.inquiries')
      .set({ closed_at: t.clock.now() })
      .where('inquiry_id', '=', idOf(at))
      .execute()
    const sent = meanwhile(() => [
      send(t, undefined, link, { can: 'all', after: '0' }),
      send(t, two.manager, `/forfragningar/${idOf(at)}/svara`),
    ])
    // Until both wait for this transaction, or have been answered without it.
    let done = 0
    for (const s of sent) void s.then(() => (done += 1))
    for (let waiting = 0; done + waiting < 2; ) {
      const { rows } = await t.db.pool.query<{ n: number }>(
        'select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database or l.database is null where not granted and d.datname = current_database()',
      )
      waiting = rows[0]?.n ?? 0
    }
    return sent
  })
  const answers = await Promise.all(late)
  expect(answers.map(a => a.statusCode)).toEqual([409, 409])
  expect(answers[0]?.body).toContain('Frågan är avslutad')
  expect(await answersOf(at)).toEqual([])
  // Ended again, it has been ended since the first time.
  const closed = await read(t, officer, at)
  t.clock.advance({ hours: 30 })
  await send(t, officer, `${at}/avsluta`)
  expect(await read(t, officer, at)).toBe(closed)
})
