import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv, fileForm, importing } from '../../../testing/importing.ts'
import { see, send } from '../../../testing/register.ts'
import { buyer } from '../needs/testing.ts'
import { columns } from './columns.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
})
afterAll(() => t.close())

const begin = async (lines: string[]) => {
  const form = fileForm(csv(lines), 'plan 2027.csv')
  const headers = { ...form.headers, ...officer.headers }
  const sent = await t.app.inject({ method: 'POST', url: '/inkop/behov/plan', ...form, headers })
  const at = String(sent.headers.location)
  return { at, page: (await see(t, officer, at)).body }
}
const needs = () =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('needs.needs')
      .selectAll()
      .where('tenant_id', '=', officer.tenantId)
      .orderBy('title')
      .execute(),
  )

test('a code that says another thing than the words is told with its row', async () => {
  const { page } = await begin([
    'Benämning;CPV',
    'Fönsterputsning;90911300-9',
    'Snöröjning;90911300-9',
    'Fruktkorgar;90620000-9',
    'Programvara;90620000-9',
  ])
  expect(page).toContain('2 rader har en CPV-kod som säger något annat än orden')
  expect(page).toContain('Rad 3: Snöröjning: koden 90911300 säger')
  expect(page).toContain('Rad 4: Fruktkorgar: koden 90620000 säger')
  expect(page).not.toContain('Rad 2: Fönster')
})

test('a need that somebody wrote by hand is told, so that it does not stand twice', async () => {
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('needs.needs')
      .values({
        tenant_id: officer.tenantId,
        title: 'Lagning av soffor',
        category: 'other',
        source: 'hand',
        created_at: t.clock.now(),
        updated_at: t.clock.now(),
      })
      .execute(),
  )
  const { page } = await begin(['Benämning;Start', 'lagning av soffor;2027-03-01', 'Något annat;2027-04-01'])
  expect(page).toContain('En rad heter som ett behov som ni har skrivit själva')
  expect(page).toContain('Rad 2: lagning av soffor')
})

test.each([
  ['Benämning;Annonseras;Avtalsstart', ['title', 'advertised', 'starts']],
  ['Upphandlingsobjekt;Planerad annonsering;Planerad avtalsstart', ['title', 'advertised', 'starts']],
  ['Vad;Start;Nytt avtal till;Nuvarande avtal t.o.m.', ['title', 'starts', 'ends', 'contract_ends']],
  [
    'Diarie;Kategori;Varugrupp;Fr.o.m.;T.o.m.',
    ['id', 'category', 'title', 'contract_starts', 'contract_ends'],
  ],
  ['Dnr;Avtalsområde;Avtal från;Avtal till', ['id', 'title', 'contract_starts', 'contract_ends']],
])('%s: when it is advertised, begins and ends are different things', (header, fields) => {
  const names = header.split(';')
  const dates = names.map(name => (/start|till|t\.o\.m|från|fr\.o\.m|annons/i.test(name) ? '2027-03-01' : ''))
  const rows = [1, 2, 3].map(i => names.map((_, at) => dates[at] || `Sak ${i}`))
  expect(columns.guess(names, rows).mapping).toEqual(fields)
})

test('what ends, begins and is advertised is kept as what it is', async () => {
  const { at, page } = await begin([
    'Benämning;Annonseras;Avtalsstart;Nytt avtal till;Nuvarande avtal fr.o.m.;Nuvarande avtal t.o.m.',
    'Skötsel av lekplatser;hösten 2026;2027-05-01;2029-04-30;2023-05-01;2027-04-30',
    'Bakvänt;2027-01-01;2027-05-01;2026-04-30;;',
  ])
  const done = await send(t, officer, at, { ar: '2027', ...importing(t, officer).proposed(page) })
  expect(done.statusCode).toBe(303)
  const made = await needs()
  const care = made.find(need => need.title === 'Skötsel av lekplatser')
  expect([care?.starts_on, care?.ends_on, care?.contract_ends_on].map(String)).toEqual([
    '2027-05-01',
    '2029-04-30',
    '2027-04-30',
  ])
  expect(care?.value_note).toContain('Annonseras enligt planen: hösten 2026')
  expect(care?.value_note).toContain('Dagens avtal gäller från: 2023-05-01')
  const odd = made.find(need => need.title === 'Bakvänt')
  expect(odd?.ends_on).toBeNull()
  expect((await see(t, officer, `${at}/rader.csv`)).body).toContain('ska sluta (”2026-04-30”)')
})
