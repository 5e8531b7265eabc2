import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOrgnr } from '../../../core/organisations/orgnr.ts'
import { system } from '../../../kit/db/actor.ts'
import { sheetRows, workbook, zipBomb } from '../../../kit/testing/workbook.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv, importing } from '../../../testing/importing.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'business_officer', municipalityCode: '2182' })
})
afterAll(() => closeWithTrueCards(t))

const rows = (separator: string, name: string) => [
  ['Företag', 'Kommun', 'Verksamhet'].join(separator),
  [name, 'Söderhamn', `"Städning${separator} flytthjälp"`].join(separator),
]

test.each([
  ['utf8', false, ';'],
  ['utf8', true, ','],
  ['utf16le', true, '\t'],
  ['utf16be', true, ';'],
  ['utf16le', false, ';'],
  ['win1252', false, ';'],
  ['win1252', false, '\t'],
] as const)('%s, byte order mark %s, cut by %j', async (encoding, mark, separator) => {
  const name = `Åkes återbruk i ${encoding} ${mark} ${separator.charCodeAt(0)}`
  const { counts } = await importing(t, officer).all(csv(rows(separator, name), encoding, mark))
  expect(counts).toMatchObject({ 'Lästa rader': 1, 'Nya företag': 1 })
  const stored = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.enterprises')
      .select('presentation_sv')
      .where('name', '=', name)
      .executeTakeFirst(),
  )
  expect(stored?.presentation_sv).toBe(`Städning${separator === '\t' ? '' : separator} flytthjälp`)
})

test('a workbook is read by its values, formulas included', async () => {
  const head = sheetRows([['Företag', 'Kommun', 'Verksamhet']])
  const row = `<row r="2"><c r="A2" t="str"><f>CONCATENATE("Kafé ","Formeln")</f><v>Kafé Formeln</v></c>
    <c r="B2"><f>2000+182</f><v>2182</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
  const { counts } = await importing(t, officer).all(workbook(head + row), 'lista.xlsx')
  expect(counts).toMatchObject({ 'Lästa rader': 1, 'Nya företag': 1 })
})

test.each([
  ['a bomb', () => zipBomb(300, true), 413, 'orimligt stor'],
  ['a bomb that claims to be small', () => zipBomb(300, false), 413, 'orimligt stor'],
  [
    'more than 50 MB',
    () =>
      Buffer.concat([
        Buffer.from('Namn;Kommun\n'),
        Buffer.alloc(51 * 1_048_576, `Kafé;${'o'.repeat(5000)}\n`),
      ]),
    413,
    'Filen är för stor',
  ],
  ['an empty file', () => Buffer.alloc(0), 422, 'inga rader'],
  ['only column names', () => Buffer.from('Namn;Kommun\n'), 422, 'inga rader'],
  ['a PDF', () => Buffer.from('%PDF-1.7 …'), 422, 'inte en lista som vi kan läsa'],
])('%s: said in plain words, and nothing is kept', async (_, file, status, words) => {
  const before = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.imports').select('import_id').execute(),
  )
  const answer = await importing(t, officer).upload(file(), 'lista.xlsx')
  expect([answer.statusCode, answer.body.includes(words)]).toEqual([status, true])
  const after = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.imports').select('import_id').execute(),
  )
  expect(after.length).toBe(before.length)
})

test('a file of 50 MB is read to its end, every row accounted for', async () => {
  const row = (i: number) => `Kafé nummer ${i};Kiruna;${'ö'.repeat(2500)}\n`
  const rows = Array.from({ length: 10_300 }, (_, i) => row(i))
  const file = Buffer.from(`Namn;Kommun;Fritext\n${rows.join('')}`)
  expect([file.length > 49 * 1_048_576, file.length <= 50 * 1_048_576]).toEqual([true, true])
  const { counts } = await importing(t, officer).all(file)
  expect(counts).toMatchObject({ 'Lästa rader': 10_300, 'Avvisade rader': 10_300 })
}, 60_000)

test('a name of 10,000 characters is a rejected row', async () => {
  const { counts, told } = await importing(t, officer).all(
    csv(['Namn;Kommun', `${'Kafé'.repeat(2500)};Söderhamn`, 'Kafé Kort;Söderhamn']),
  )
  expect(counts).toMatchObject({ 'Nya företag': 1, 'Avvisade rader': 1 })
  expect(told.body).toMatch(/2;Avvisad;"?Namnet är 10\s000 tecken långt/)
})

test('what looks like a formula in a rejected row is plain text in the file of rejected rows', async () => {
  const { told } = await importing(t, officer).all(csv(['Namn;Kommun', '=HYPERLINK(1);Kiruna']))
  expect(told.body).toContain(";'=HYPERLINK(1);Kiruna")
})

// From Skatteverket's list of test numbers (data/reference/test_personnummer.csv).
const person = '189007029805'
const wrong = '900702-9806'
test('a sole trader’s number is kept as its keyed hash alone', async () => {
  const my = importing(t, officer)
  const list = [
    'Namn;Orgnr;Kommun;Anteckning',
    `Bagare Bo;${person};Söderhamn;`,
    `Bagare Bo igen;${person.slice(2)};Söderhamn;`,
    `Smeden;${wrong};Söderhamn;ring ${person}`,
  ]
  const { path, counts, told, result } = await my.all(csv(list), `${person}.csv`)
  expect(counts).toMatchObject({ 'Nya företag': 1, 'Avvisade rader': 2 })
  expect(told.body).toContain('3;Avvisad;Samma företag står redan på rad 2')
  expect(told.body).toMatch(/4;Avvisad;"?Numret är ett personnummer för en enskild firma/)
  const made = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.organisations').selectAll().where('name', '=', 'Bagare Bo').executeTakeFirst(),
  )
  expect([made?.orgnr, made?.orgnr_hash?.toString('hex')]).toEqual([
    null,
    hashOrgnr(t.secret, person.slice(2)).toString('hex'),
  ])
  const pages = [
    result.body,
    told.body,
    (await my.get(path)).body,
    (await my.get('/registret/las-in')).body,
  ].join()
  const tables = await t.db.inActor(system('test'), async tx =>
    JSON.stringify([
      await tx.selectFrom('directory.imports').selectAll().execute(),
      await tx.selectFrom('directory.import_rows').selectAll().execute(),
      await tx.selectFrom('directory.enterprises').selectAll().execute(),
      await tx.selectFrom('core.audit').selectAll().execute(),
    ]),
  )
  for (const number of [person, person.slice(2), wrong, wrong.replace('-', '')])
    expect((pages + tables).includes(number), number).toBe(false)
})

test('a sign of two halves where a text is cut fails neither the list nor its row', async () => {
  const lines = [
    'Namn;Kommun;Verksamhet',
    `Smedjan;${'x'.repeat(59)}😀😀;`,
    `Kvarnen;Söderhamn;${'x'.repeat(19_999)}😀`,
  ]
  const { counts, told } = await importing(t, officer).all(csv(lines))
  expect(counts).toMatchObject({ 'Lästa rader': 2, 'Nya företag': 1, 'Avvisade rader': 1 })
  expect(told.body).toContain(`${'x'.repeat(59)}\ufffd…`)
})
