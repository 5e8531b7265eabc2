import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { see, send } from '../../../testing/register.ts'
import { boxes, buyer, idOf, read, writeNeed } from './testing.ts'

let t: TestApp
let officer: SignedIn
let stranger: SignedIn
let unitId: string
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
  stranger = await signIn(t, await buyer(t, '2361'))
  const { unit_id } = await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.units')
      .values({ tenant_id: officer.tenantId, kind: 'ordering', name: 'Kostenheten' })
      .returning('unit_id')
      .executeTakeFirstOrThrow(),
  )
  unitId = unit_id
})
afterAll(() => t.close())

const whole = () => ({
  title: 'Fruktkorgar till kommunhuset',
  category: 'fruit-baskets',
  description: 'Blandad frukt varje måndag.',
  cpv: '15300000-1',
  amount: '200',
  amount_unit: 'korgar',
  amount_per: 'month',
  seasons: ['winter', 'autumn'],
  place: 'Kommunhuset',
  area: 'Söderhamn, Bollnäs',
  ...boxes('starts_on', '2027-09-01'),
  ...boxes('ends_on', '2029-08-31'),
  unit_id: unitId,
  value_ore: '1 250 000',
  value_basis: 'ledger',
  value_note: 'Räknat på två år.',
  lots: '4',
  lots_note: 'En del för varje ort',
  todays_supplier: 'Norrlands Frukt AB',
  ...boxes('contract_ends_on', '2027-08-31'),
})

test('asks for sign-in first, and refuses roles that do not write needs', async () => {
  expect((await see(t, undefined, '/inkop/behov')).statusCode).toBe(303)
  expect((await send(t, undefined, '/inkop/behov/nytt', whole())).statusCode).toBe(401)
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  expect((await see(t, politician, '/inkop/behov')).statusCode).toBe(200)
  expect((await send(t, politician, '/inkop/behov/nytt', whole())).statusCode).toBe(403)
  for (const role of ['enterprise_manager', 'case_worker', 'association_coordinator'] as const) {
    const who = await signIn(t, { role })
    expect((await see(t, who, '/inkop/behov')).statusCode).toBe(403)
    expect((await see(t, who, '/inkop/behov/nytt')).statusCode).toBe(403)
  }
})

test('wrong input: every fault at its field, what was typed kept', async () => {
  const answer = await send(t, officer, '/inkop/behov/nytt', {
    ...whole(),
    title: '',
    category: 'rymdresor',
    cpv: '12',
    amount: 'många',
    area: 'Storköping',
    value_ore: 'mycket',
    lots: '0',
    ...boxes('ends_on', '2027-01-01'),
  })
  expect(answer.statusCode).toBe(422)
  for (const said of [
    'Skriv vad ni behöver.',
    'Välj en kategori i listan.',
    'Skriv CPV-koden med åtta siffror',
    'Skriv hur mycket med siffror, till exempel 120.',
    'Rätta stavningen av ”Storköping”. Ingen svensk kommun heter så.',
    'Skriv värdet i kronor med siffror, till exempel 12 500.',
    'Färre delar än så finns inte.',
    'value="Storköping"',
    'value="mycket"',
    'Blandad frukt varje måndag.',
  ])
    expect(answer.body).toContain(said)
  const backwards = await send(t, officer, '/inkop/behov/nytt', {
    ...whole(),
    ...boxes('ends_on', '2027-01-01'),
  })
  expect(backwards.body).toContain('Det kan inte sluta innan det börjar.')
  const unknown = await send(t, officer, '/inkop/behov/nytt', { ...whole(), cpv: '99999999' })
  expect([unknown.statusCode, unknown.body.includes('Koden finns inte i CPV 2008.')]).toEqual([422, true])
  const foreign = await send(t, stranger, '/inkop/behov/nytt', whole())
  expect([foreign.statusCode, foreign.body.includes('Välj vem som beställer i listan.')]).toEqual([422, true])
})

test('a need is written, and its page tells everything in words', async () => {
  const at = await writeNeed(t, officer, whole())
  const page = await read(t, officer, at)
  for (const said of [
    'Fruktkorgar till kommunhuset',
    'Internt',
    '15300000 Frukt, grönsaker',
    '200 korgar per månad',
    'Vinter, Höst',
    'Kommunhuset, Söderhamn, Bollnäs',
    '1 september 2027 till 31 augusti 2029',
    'Kostenheten',
    '1 250 000 kr, efter vad ni har betalat hittills',
    '200 korgar per månad, kan delas i fyra',
    'Kan delas i 4 delar. En del för varje ort',
    'Norrlands Frukt AB',
    '30 november 2026 Dags att börja dialogen',
    'Skrivet för hand',
  ])
    expect(page).toContain(said)
  const fold = /<details class="fold" id="leverantorer" open>/
  expect((await see(t, officer, `${at}/matchning`)).headers.location).toBe(
    `${at}?visa=leverantorer#leverantorer`,
  )
  expect((await see(t, officer, at)).body).toMatch(fold)
  expect((await see(t, officer, `${at}?visa=behov`)).body).not.toMatch(fold)
  expect(page).not.toContain('Det som saknas')
  const bare = await read(t, officer, await writeNeed(t, officer, { title: 'Någonting' }))
  for (const said of ['Det som saknas', 'En beskrivning', 'Hur mycket och hur ofta', 'Vem som beställer'])
    expect(bare).toContain(said)
  const log = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.audit').select(['action', 'person_id']).where('object_id', '=', idOf(at)).execute(),
  )
  expect(log).toEqual([{ action: 'need_added', person_id: officer.personId }])
})

test('a need begins with what a candidate of the ledger knows', async () => {
  const { body } = await see(
    t,
    officer,
    '/inkop/behov/nytt?kategori=car-care&varde=41250050&leverantor=Biltv%C3%A4tten&titel=Tv%C3%A4tt&konto=6999',
  )
  for (const said of [
    'value="412500,5"',
    'value="Biltvätten"',
    'value="Tvätt"',
    'Räkna om det till hela avtalstiden.',
    'name="source" value="ledger"',
  ])
    expect(body).toContain(said)
  const lenient = await see(t, officer, '/inkop/behov/nytt?kategori=rymden&varde=-3&titel=')
  expect([lenient.statusCode, lenient.body.includes('name="source"')]).toEqual([200, false])
  const at = await writeNeed(t, officer, { title: 'Från reskontran', source: 'ledger' })
  expect(await read(t, officer, at)).toContain('Leverantörsreskontran')
})

test('another’s need, an unknown one and what is no id answer alike', async () => {
  const at = await writeNeed(t, officer, whole())
  const unknown = at.replace(/[^/]+$/, '00000000-0000-4000-8000-00000000000a')
  for (const what of ['', '/andra']) {
    const [foreign, none] = [await see(t, stranger, at + what), await see(t, stranger, unknown + what)]
    expect([foreign.statusCode, foreign.body.replaceAll(at, unknown)]).toEqual([404, none.body])
  }
  for (const what of ['/andra', '/visa', '/dolj', '/avsluta', '/oppna-igen']) {
    const form = { ...whole(), contact_email: 'a@b.example', closed_why: 'x', version: '1' }
    const [foreign, none] = [
      await send(t, stranger, at + what, form),
      await send(t, stranger, unknown + what, form),
    ]
    expect([foreign.statusCode, foreign.body.replaceAll(at, unknown)], what).toEqual([404, none.body])
  }
  expect((await see(t, officer, '/inkop/behov/x')).statusCode).toBe(404)
  expect((await see(t, stranger, '/inkop/behov?lage=alla')).body).not.toContain('Fruktkorgar')
  expect((await see(t, stranger, '/inkop/behov.csv?lage=alla')).body).not.toContain('Fruktkorgar')
})

test('two change the same need: the later sees what the other saved, and loses nothing', async () => {
  const at = await writeNeed(t, officer, whole())
  const colleague = await signIn(t, { role: 'ordering_officer', tenantId: officer.tenantId })
  const first = { ...whole(), title: 'Fruktkorgar och bär', version: '1' }
  expect((await send(t, colleague, `${at}/andra`, first)).statusCode).toBe(303)
  const second = { ...whole(), amount: '350', version: '1' }
  const refused = await send(t, officer, `${at}/andra`, second)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('sparat nu: ”Fruktkorgar och bär” – ditt: ”Fruktkorgar till kommunhuset”')
  expect(refused.body).toContain('sparat nu: ”200” – ditt: ”350”')
  expect(refused.body).not.toContain('sparat nu: ”Fruktkorgar”')
  expect(refused.body).toContain('name="version" value="2"')
  expect((await send(t, officer, `${at}/andra`, { ...second, version: '2' })).statusCode).toBe(303)
  expect(await read(t, officer, at)).toContain('350 korgar per månad')
  const stale = await Promise.all(
    [1, 2].map(() => send(t, officer, `${at}/andra`, { ...second, version: '3' })),
  )
  expect(stale.map(a => a.statusCode).sort()).toEqual([303, 409])
  // A figure that no version has is one that is not the latest.
  for (const version of ['2147483646', '2147483647', '2147483648', '9007199254740991'])
    expect((await send(t, officer, `${at}/andra`, { ...second, version })).statusCode, version).toBe(409)
  const wrong = await send(t, officer, `${at}/andra`, { ...second, title: '', version: '4' })
  expect([wrong.statusCode, wrong.body.includes('Skriv vad ni behöver.')]).toEqual([422, true])
})

test('opening asks where enterprises get in touch, closing asks why', async () => {
  const at = await writeNeed(t, stranger, { title: 'Snöskottning' })
  const nowhere = await send(t, stranger, `${at}/visa`, { contact_email: 'ingen adress' })
  expect([nowhere.statusCode, nowhere.body.includes('value="ingen adress"')]).toEqual([422, true])
  expect(nowhere.body).toContain('Skriv en e-postadress, till exempel')
  const silent = await send(t, stranger, `${at}/avsluta`)
  expect([silent.statusCode, silent.body.includes('Skriv varför behovet avslutas.')]).toEqual([422, true])
  await send(t, stranger, `${at}/visa`, { contact_email: 'inkop@kommun.example' })
  expect(await read(t, stranger, at)).toContain('Frågor går till inkop@kommun.example')
  // The next need begins with the same address.
  const next = await see(t, stranger, `${await writeNeed(t, stranger, { title: 'Halkbekämpning' })}/visa`)
  expect(next.body).toContain('value="inkop@kommun.example"')
  await send(t, stranger, `${at}/avsluta`, { closed_why: 'Avtal tecknat' })
  const closed = await read(t, stranger, at)
  expect(closed).toContain('Avslutat')
  expect(closed).toContain('Avtal tecknat')
  for (const act of ['Visa behovet för alla', 'Fråga marknaden', 'Avsluta behovet'])
    expect(closed).not.toContain(act)
  expect(closed).toContain('Öppna behovet igen')
})

type State = { shown: boolean; closed: boolean }
const steps = ['visa', 'dolj', 'avsluta', 'oppna-igen'] as const
const after = ({ shown, closed }: State, step: (typeof steps)[number]): State => {
  if (step === 'visa') return { shown: shown || !closed, closed }
  if (step === 'dolj') return { shown: false, closed }
  return { shown, closed: step === 'avsluta' }
}

test('whatever order the buttons are pressed in, the need is in one known state', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 8 }), async presses => {
      const at = await writeNeed(t, stranger, { title: 'Prövning' })
      let state: State = { shown: false, closed: false }
      for (const step of presses) {
        const form = { contact_email: 'a@b.example', closed_why: 'Klart' }
        expect((await send(t, stranger, `${at}/${step}`, form)).statusCode).toBe(303)
        state = after(state, step)
        const word = state.closed ? 'Avslutat' : state.shown ? 'Öppet för alla' : 'Internt'
        expect(await read(t, stranger, at)).toMatch(new RegExp(`Prövning\\s+${word}`))
        const inList = (await see(t, undefined, '/behov')).body.includes(`/behov/${idOf(at)}`)
        expect(inList).toBe(state.shown && !state.closed)
      }
      await send(t, stranger, `${at}/avsluta`, { closed_why: 'Klart' })
    }),
    { numRuns: 15 },
  )
})
