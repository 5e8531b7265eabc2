import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { type SignedIn, signIn } from '../../testing/identity.ts'

let t: TestApp
let operator: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  operator = await signIn(t, { role: 'system_admin' })
})
afterAll(() => t.close())

const home = '/administration/organisationer'
const get = (url: string, who: Pick<SignedIn, 'headers'> = operator) =>
  t.app.inject({ url, headers: who.headers })
const post = (url: string, form: Record<string, string> = {}, who: Pick<SignedIn, 'headers'> = operator) =>
  t.app.inject({
    method: 'POST',
    url,
    headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
/** The page of the organisation that the list shows for a name. */
const pageOf = async (name: string): Promise<string> => {
  const { body } = await get(`${home}?q=${encodeURIComponent(name)}`)
  return /\/administration\/organisationer\/[0-9a-f-]{36}/.exec(body)?.[0] ?? ''
}

/** How many take part, as the list says. */
const counted = async (): Promise<string | undefined> =>
  /\d+ organisation(er)?/.exec((await get(home)).body)?.[0]

test('organisations are for those who run the installation', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  for (const url of [home, `${home}/ny`]) {
    expect((await t.app.inject(url)).statusCode).toBe(303)
    expect((await get(url, admin)).statusCode).toBe(403)
    expect((await get(url)).statusCode).toBe(200)
  }
  expect(
    (await post(`${home}/ny`, { kind: 'region', name: 'R', email: 'a@b.example' }, admin)).statusCode,
  ).toBe(403)
  const unknown = `${home}/00000000-0000-4000-8000-000000000000`
  for (const way of ['', '/avsluta', '/angra'])
    expect((way === '' ? await get(unknown) : await post(unknown + way)).statusCode).toBe(404)
})

test.each([
  [{ kind: 'municipality', municipalities: 'Atlantis' }, 'Rätta stavningen av ”Atlantis”'],
  [{ kind: 'municipality' }, 'Skriv vilken kommun det är'],
  [{ kind: 'municipality', municipalities: 'Tierp\nLaxå' }, 'Skriv vilken kommun det är'],
  [{ kind: 'association', name: 'Förbundet' }, 'Skriv minst en kommun'],
  [{ kind: 'region' }, 'Skriv organisationens namn'],
  [{ kind: 'region', name: 'R', orgnr: '212000-2354' }, 'Kontrollera organisationsnumret'],
  [{ kind: 'region', name: 'R', orgnr: '900118-9811' }, 'Kontrollera organisationsnumret'],
  [{ kind: 'social_enterprise', name: 'R' }, 'Välj vad det är'],
  [{ kind: 'region', name: 'R', email: 'ingen' }, 'Skriv en e-postadress'],
])('%j is answered by "%s", with what was typed kept', async (form, sentence) => {
  const before = await counted()
  const answer = await post(`${home}/ny`, { email: 'forsta@exempel.example', ...form })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(sentence)
  expect(answer.body).toContain(Object.values(form).at(-1)?.split('\n')[0])
  expect(await counted()).toBe(before)
})

test('all that is wrong is told in one round, in the reader’s language', async () => {
  const { body } = await post(`${home}/ny`, { kind: 'region', name: '', email: 'ingen' })
  for (const said of ['Skriv organisationens namn', 'Skriv en e-postadress']) expect(body).toContain(said)
  expect((await get(`${home}/ny?lang=en`)).body).toMatch(/<nav[^>]*>.*Organisations.*<h1/s)
})

test('a municipality is added with its own name, once; its first administrator is invited and comes in', async () => {
  const email = 'forsta@tierp.example'
  const form = { kind: 'municipality', municipalities: '0360', orgnr: '212000-0266', email }
  expect((await post(`${home}/ny`, form)).headers.location).toBe(home)
  expect((await get(home)).body).toContain('Tierps kommun')
  expect((await get(home)).body).toContain('Inbjuden, har inte svarat')
  const again = await post(`${home}/ny`, { ...form, orgnr: '' })
  expect([again.statusCode, again.body.includes('Den deltar redan')]).toEqual([422, true])

  const mail = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').selectAll().where('to_address', '=', email).executeTakeFirstOrThrow(),
  )
  expect(`${mail.subject} ${mail.body_text}`).not.toContain('Tierp')
  const link = /\/inbjudan\/[\w-]+/.exec(mail.body_text)?.[0] ?? ''
  expect((await t.app.inject(link)).body).toContain('Tierps kommun')
  const accepted = await t.app.inject({
    method: 'POST',
    url: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=F%C3%B6rsta+Tierp',
  })
  const cookie = String(accepted.headers['set-cookie']).split(';')[0] ?? ''
  expect((await get('/administration', { headers: { cookie } })).body).toContain('Första Tierp')

  // Ended, nobody comes in for it any more; opened again, they do.
  const page = await pageOf('Tierp')
  expect((await post(`${page}/avsluta`)).statusCode).toBe(303)
  const shutOut = await get('/administration', { headers: { cookie } })
  expect([shutOut.statusCode, shutOut.headers.location?.split('?')[0]]).toEqual([303, '/logga-in'])
  expect((await get(home)).body).not.toContain('Tierps kommun')
  expect((await get(`${home}?visa=avslutade`)).body).toContain('Tierps kommun')
  expect((await post(`${page}/angra`)).statusCode).toBe(303)
  expect((await get('/administration', { headers: { cookie } })).statusCode).toBe(200)

  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('object_id', '=', page.split('/').at(-1) ?? '')
      .orderBy('audit_id')
      .execute(),
  )
  expect(log.map(l => l.action)).toEqual([
    'organisation_created',
    'organisation_ended',
    'organisation_restored',
  ])
  expect(log.every(l => l.person_id === operator.personId)).toBe(true)
})

test('a coordination association covers municipalities, and they can change', async () => {
  const form = {
    kind: 'association',
    name: 'Samordningsförbundet Prov',
    municipalities: 'Söderhamn, 2184\nNordanstig',
    email: 'samordnare@prov.example',
  }
  expect((await post(`${home}/ny`, form)).statusCode).toBe(303)
  const same = await post(`${home}/ny`, { ...form, name: 'SAMORDNINGSFÖRBUNDET Prov' })
  expect([same.statusCode, same.body.includes('redan en sådan organisation')]).toEqual([422, true])
  const page = await pageOf('Samordningsförbundet Prov')
  expect((await get(page)).body).toContain('Hudiksvall\nNordanstig\nSöderhamn')
  const wrong = await post(`${page}/kommuner`, { municipalities: 'Söderhamn\nHudik' })
  expect([wrong.statusCode, wrong.body.includes('”Hudik”')]).toEqual([422, true])
  expect((await post(`${page}/kommuner`, { municipalities: 'Ljusdal' })).statusCode).toBe(303)
  const { body } = await get(page)
  expect([body.includes('Ljusdal'), body.includes('Nordanstig')]).toEqual([true, false])

  expect((await post(`${page}/bjud-in`, { email: 'samordnare@prov.example' })).body).toContain(
    'redan inbjuden',
  )
  expect((await post(`${page}/bjud-in`, { email: 'ny@prov.example' })).statusCode).toBe(303)
})

test('an organisation added by a double click is one, with one letter, and both clicks are answered alike', async () => {
  const once = /name="once" value="([^"]+)"/.exec((await get(`${home}/ny`)).body)?.[1] ?? ''
  const form = { once, kind: 'region', name: 'Region Dubbel', email: 'dubbel@regionen.example' }
  const answers = await Promise.all([1, 2, 3].map(() => post(`${home}/ny`, form)))
  answers.push(await post(`${home}/ny`, form))
  expect(answers.map(a => a.headers.location)).toEqual(Array(4).fill(home))
  const letters = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').select('subject').where('to_address', '=', form.email).execute(),
  )
  expect(letters).toHaveLength(1)
})
