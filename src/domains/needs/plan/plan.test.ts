import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { xlsxBuffer } from '../../../kit/tables/write-xlsx.ts'
import { zipBomb } from '../../../kit/testing/workbook.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { countsOf, csv, fileForm, importing } from '../../../testing/importing.ts'
import { see, send } from '../../../testing/register.ts'
import { buyer, read } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
  stranger = await signIn(t, await buyer(t, '2361'))
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.units')
      .values({ tenant_id: officer.tenantId, kind: 'ordering', name: 'Kostenheten' })
      .execute(),
  )
})
afterAll(() => t.close())

const path = '/inkop/behov/plan'
const upload = (who: SignedIn | undefined, bytes: Buffer, name = 'inkopsplan-2027.csv') => {
  const form = fileForm(bytes, name)
  return t.app.inject({ method: 'POST', url: path, ...form, headers: { ...form.headers, ...who?.headers } })
}
const proposed = (body: string) => importing(t, officer).proposed(body)

/** Uploads, keeps what is guessed (or changes it), reads in, and answers what became of it. */
const readIn = async (who: SignedIn, lines: readonly string[], changed: Record<string, string> = {}) => {
  t.clock.advance({ minutes: 1 })
  const at = String((await upload(who, csv(lines))).headers.location)
  const page = (await see(t, who, at)).body
  const year = /name="ar"[^>]*value="(\d+)"/.exec(page)?.[1] ?? ''
  const answer = await send(t, who, at, { ar: year, ...proposed(page), ...changed })
  if (answer.statusCode !== 303) throw new Error(`Reading in answered ${answer.statusCode}.`)
  const result = (await see(t, who, at)).body
  const told = (await see(t, who, `${at}/rader.csv`)).body
  return { at, page, result, counts: countsOf(result), told: told.replaceAll('\u00a0', ' ') }
}

const needsOf = (who: SignedIn) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('needs.needs').selectAll().where('tenant_id', '=', who.tenantId).orderBy('title').execute(),
  )

const plan = [
  'Inköpsplan 2027;;;;;;;;;',
  'Dnr;Benämning;Kategori;Beställare;Uppskattat värde (tkr);Planerad start;Avtalsslut;Nuvarande leverantör;Ansvarig;Kommentar',
  'KS 1;Fruktkorgar;Frukt;Kostenheten;500;2027-09-01;2027-08-31;Norrfrukt AB;Petra Hemlig;Årligen',
  'KS 2;Snöröjning centrum;90620000-9;Tekniska;1,2 Mkr;hösten 2027;;;Petra Hemlig;',
  'KS 3;Rymdfärder;;Kostenheten;väldigt mycket;snart;Q1 2028;Månbolaget;Olle Osynlig;',
  'KS 4;;;;;;;;;',
  'KS 1;Fruktkorgar igen;;;;;;;;',
  ';Summa;;;1 700;;;;;',
]

test('asks for sign-in first, and refuses roles that do not write needs', async () => {
  expect((await see(t, undefined, path)).statusCode).toBe(303)
  expect((await upload(undefined, csv(plan))).statusCode).toBe(401)
  for (const role of ['politician', 'enterprise_manager'] as const) {
    const who = await signIn(t, { role })
    expect((await see(t, who, path)).statusCode).toBe(403)
    expect((await upload(who, csv(plan))).statusCode).toBe(403)
  }
})

test('every row is stored or told with its line and reason; read is the sum of the outcomes', async () => {
  const { page, counts, told } = await readIn(officer, plan)
  expect(Object.values(proposed(page))).toEqual([
    'id',
    'title',
    'category',
    'unit',
    'value',
    'starts',
    'contract_ends',
    'supplier',
    'person',
    'note',
  ])
  expect(counts).toMatchObject({ 'Lästa rader': 6, 'Nya behov': 3, 'Fanns redan': 0, 'Avvisade rader': 3 })
  const lines = told
    .split('\r\n')
    .slice(1, -1)
    .map(line => line.split(';').slice(0, 3).join(' | '))
  expect(lines).toEqual([
    '4 | Att se över | Enheten ”Tekniska” finns inte hos er. Välj enhet på behovet.',
    '5 | Att se över | Vi såg inte vilken kategori det är. Välj den på behovet. Gick inte att läsa: uppskattat värde (”väldigt mycket”), ska börja (”snart”).',
    '6 | Avvisad | Raden säger inte vad som ska köpas.',
    '7 | Avvisad | Samma behov står redan på rad 3. Ge raderna olika namn eller nummer om det är två.',
    '8 | Avvisad | ”Summa” är en summa och inget behov.',
  ])
  const [fruit, space, snow] = await needsOf(officer)
  expect(fruit).toMatchObject({
    title: 'Fruktkorgar',
    category: 'fruit-baskets',
    value_ore: 50_000_000,
    value_note: 'Årligen',
    todays_supplier: 'Norrfrukt AB',
    source: 'plan',
    opened_at: null,
  })
  expect([
    fruit?.unit_id !== null,
    fruit?.starts_on?.toString(),
    fruit?.contract_ends_on?.toString(),
  ]).toEqual([true, '2027-09-01', '2027-08-31'])
  expect(snow).toMatchObject({ category: 'snow-clearing', cpv: '90620000', value_ore: 120_000_000 })
  expect(space).toMatchObject({ category: 'other', value_ore: null, starts_on: null })
  expect(space?.contract_ends_on?.toString()).toBe('2028-03-31')
})

test('people’s names are stored nowhere, and a column told to hold them is forgotten', async () => {
  const tables = ['needs.plan_rows', 'needs.needs', 'needs.plan_imports', 'core.audit'] as const
  const everything = async () => {
    const all = tables.map(table =>
      t.db.inActor(system('test'), tx => tx.selectFrom(table).selectAll().execute()),
    )
    return JSON.stringify(await Promise.all(all))
  }
  expect(await everything()).not.toMatch(/Petra Hemlig|Olle Osynlig/)
  // From Skatteverket's list of test numbers (data/reference/test_personnummer.csv).
  const list = ['Benämning;Vem;Dagens', 'Måleri;Frida Fördold;Målar-Frida 19800302-2384', ';;']
  const at = String((await upload(officer, csv(list))).headers.location)
  expect(await everything()).toContain('Frida Fördold')
  expect(await everything()).not.toContain('0302-2384')
  const columns = { 'kolumn-0': 'title', 'kolumn-1': 'person', 'kolumn-2': 'supplier', ar: '2027' }
  const shown = await send(t, officer, `${at}/kolumner`, columns)
  expect(shown.headers.location).toBe(`${at}?ar=2027`)
  expect(await everything()).not.toContain('Frida Fördold')
  const page = (await see(t, officer, `${at}?ar=2027`)).body
  expect(page).toContain('Den har inte sparats')
  expect(page).toContain('Målar-Frida enskild firma')
})

test('the same plan again makes nothing twice, and never overwrites what was changed by hand', async () => {
  const before = await needsOf(officer)
  const again = await readIn(officer, plan)
  expect(again.counts).toMatchObject({
    'Nya behov': 0,
    'Fanns redan': 3,
    'varav ändrade': 0,
    'Avvisade rader': 3,
  })
  expect(await needsOf(officer)).toEqual(before)
  // By hand: the value of one, and a supplier that the plan did not know.
  const [fruit, , snow] = before
  const at = `/inkop/behov/${fruit?.need_id}`
  const hand = { title: 'Fruktkorgar', category: 'fruit-baskets', value_ore: '450 000', version: '1' }
  expect((await send(t, officer, `${at}/andra`, hand)).statusCode).toBe(303)
  const next = plan.map(line =>
    line
      .replace('Kostenheten;500;2027-09-01', 'Kostenheten;700;2027-10-01')
      .replace('Tekniska;1,2 Mkr', 'Tekniska;1,5 Mkr'),
  )
  const third = await readIn(officer, next)
  expect(third.counts).toMatchObject({ 'Nya behov': 0, 'Fanns redan': 3, 'varav ändrade': 1 })
  const after = await needsOf(officer)
  // What somebody emptied stays empty: where the plan says something new, that is told.
  expect(after[0]).toMatchObject({ value_ore: 45_000_000, todays_supplier: '', value_note: '' })
  expect(third.told).toContain('värde (planen: 700 000 kr, hos er: 450 000 kr)')
  expect(third.told).toContain('ska börja (planen: 1 oktober 2027, hos er: inget)')
  // Untouched by hand: it follows the plan.
  expect(after[2]).toMatchObject({ need_id: snow?.need_id, value_ore: 150_000_000, version: 2 })
  // Once told and left as it is, the same plan does not tell it again.
  const fourth = await readIn(officer, next)
  expect(fourth.told).not.toContain('hos er: 450 000')
  expect(fourth.counts).toMatchObject({ 'varav ändrade': 0 })
})

test('a closed need is left alone', async () => {
  const [, space] = await needsOf(officer)
  await send(t, officer, `/inkop/behov/${space?.need_id}/avsluta`, { closed_why: 'Inställt' })
  const { told } = await readIn(
    officer,
    plan.map(line => line.replace('Månbolaget', 'Marsbolaget')),
  )
  expect(told).toContain('Behovet är avslutat hos er')
  expect((await needsOf(officer))[1]).toMatchObject({ todays_supplier: 'Månbolaget' })
})

test('two at once make each need once', async () => {
  const list = ['Nr;Benämning', ...Array.from({ length: 40 }, (_, i) => `${i};Sak ${i}`)]
  const [a, b] = [await upload(stranger, csv(list)), await upload(stranger, csv(list))]
  const paths = [a, b].map(answer => String(answer.headers.location))
  const columns = { 'kolumn-0': 'id', 'kolumn-1': 'title', ar: '2027' }
  const answers = await Promise.all([...paths, ...paths].map(at => send(t, stranger, at, columns)))
  expect(answers.map(answer => answer.statusCode)).toEqual([303, 303, 303, 303])
  expect((await needsOf(stranger)).length).toBe(40)
  const results = await Promise.all(paths.map(async at => countsOf((await see(t, stranger, at)).body)))
  expect(results.map(r => (r['Nya behov'] ?? 0) + (r['Fanns redan'] ?? 0))).toEqual([40, 40])
  expect(results.reduce((sum, r) => sum + (r['Nya behov'] ?? 0), 0)).toBe(40)
})

test('a corrected column is remembered for the next plan, and only there', async () => {
  const list = ['Sak;Pengar', 'Penslar;12']
  const first = await readIn(stranger, list, { 'kolumn-0': 'title', 'kolumn-1': 'value' })
  expect(proposed(first.page)['kolumn-1']).toBe('')
  const next = await see(t, stranger, String((await upload(stranger, csv(list))).headers.location))
  expect(proposed(next.body)['kolumn-1']).toBe('value')
  const theirs = await see(t, officer, String((await upload(officer, csv(list))).headers.location))
  expect(proposed(theirs.body)['kolumn-1']).toBe('')
})

test('without what, with a column chosen twice or without a year the page says what to do', async () => {
  const at = String((await upload(officer, csv(['Benämning;Värde', 'Penslar;12']))).headers.location)
  for (const action of [at, `${at}/kolumner`]) {
    const answer = await send(t, officer, action, { 'kolumn-0': 'value', 'kolumn-1': 'value', ar: 'i år' })
    expect(answer.statusCode).toBe(422)
    for (const said of ['vad som ska köpas.', 'bara för en kolumn', 'Skriv året', 'value="i år"'])
      expect(answer.body).toContain(said)
  }
  const thrown = await send(t, officer, `${at}/slang`)
  expect(thrown.headers.location).toBe(path)
  expect((await see(t, officer, at)).headers.location).toBe(path)
  expect((await see(t, officer, path)).body).not.toContain(at)
})

test('another’s plan answers exactly as an unknown one', async () => {
  const at = String((await upload(officer, csv(['Benämning', 'Hemligheten']))).headers.location)
  const unknown = at.replace(/[^/]+$/, '00000000-0000-4000-8000-00000000000a')
  for (const what of ['', '/rader.csv', '/rader.xlsx']) {
    const [foreign, none] = [await see(t, stranger, at + what), await see(t, stranger, unknown + what)]
    expect([foreign.statusCode, foreign.body.replaceAll(at, unknown)]).toEqual([404, none.body])
  }
  for (const what of ['', '/kolumner', '/slang']) {
    const form = { 'kolumn-0': 'title', ar: '2027' }
    const [foreign, none] = [
      await send(t, stranger, at + what, form),
      await send(t, stranger, unknown + what, form),
    ]
    expect([foreign.statusCode, foreign.body.replaceAll(at, unknown)]).toEqual([404, none.body])
  }
  expect((await see(t, officer, `${path}/x`)).statusCode).toBe(404)
})

test.each([
  ['a bomb', () => zipBomb(300, true), 413, 'orimligt stor'],
  ['more than 10 MB', () => Buffer.alloc(11 * 1_048_576, `Kafé;${'o'.repeat(5000)}\n`), 413, 'högst 10 MB'],
  ['more than 5,000 rows', () => Buffer.from(`Benämning;Nr\n${'Sak;1\n'.repeat(5001)}`), 413, '5 000 rader'],
  ['an empty file', () => Buffer.alloc(0), 422, 'inga rader'],
  ['only column names', () => Buffer.from('Benämning;Värde\n'), 422, 'inga rader'],
  ['a PDF', () => Buffer.from('%PDF-1.7 …'), 422, 'inte en lista som vi kan läsa'],
])('%s: said in plain words, and nothing is kept', async (_, file, status, words) => {
  const count = () =>
    t.db.inActor(system('test'), tx => tx.selectFrom('needs.plan_imports').select('import_id').execute())
  const before = await count()
  const answer = await upload(officer, file(), 'plan.xlsx')
  expect([answer.statusCode, answer.body.includes(words)]).toEqual([status, true])
  expect((await count()).length).toBe(before.length)
})

test('no file chosen: said at the field', async () => {
  const answer = await upload(officer, Buffer.alloc(0), '')
  expect([answer.statusCode, answer.body.includes('Välj en fil att ladda upp')]).toEqual([422, true])
})

test.each([
  ['utf8', ','],
  ['utf16le', '\t'],
  ['win1252', ';'],
] as const)('%s, cut by %j, is read', async (encoding, separator) => {
  const who = await signIn(
    t,
    await buyer(t, encoding === 'utf8' ? '1480' : encoding === 'win1252' ? '1280' : '0180'),
  )
  const list = [['Benämning', 'Värde'].join(separator), ['Målning av räcken', '500'].join(separator)]
  const at = String((await upload(who, csv(list, encoding, encoding === 'utf16le'))).headers.location)
  await send(t, who, at, { 'kolumn-0': 'title', 'kolumn-1': 'value', ar: '2027' })
  expect(await needsOf(who)).toMatchObject([{ title: 'Målning av räcken', value_ore: 50_000 }])
})

test('a workbook is read, and 5,000 rows of it', { timeout: 60_000 }, async () => {
  const who = await signIn(t, await buyer(t, '0580'))
  const columns = ['Benämning', 'Värde (tkr)', 'Planerad start'].map((label, i) => ({
    label,
    value: (row: readonly (string | number)[]) => row[i],
  }))
  const rows = Array.from({ length: 5000 }, (_, i) => [`Upphandling ${i}`, i % 900, 'Q2 2027'] as const)
  const file = await xlsxBuffer('plan', columns, rows)
  const at = String((await upload(who, file, 'plan 2027.xlsx')).headers.location)
  const started = performance.now()
  await send(t, who, at, { 'kolumn-0': 'title', 'kolumn-1': 'value', 'kolumn-2': 'starts', ar: '2027' })
  process.stdout.write(`\n5,000 rows of a plan read in: ${Math.round(performance.now() - started)} ms\n`)
  expect(countsOf((await see(t, who, at)).body)).toMatchObject({ 'Lästa rader': 5000, 'Nya behov': 5000 })
  expect(await read(t, who, '/inkop/behov')).toContain('5 000 behov')
})
