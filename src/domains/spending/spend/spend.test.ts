import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Posting, readLedger } from '../../../testing/ledger.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { importLedgerFile } from '../ledger/file.ts'

let t: TestApp
let officer: SignedIn
let ordering: SignedIn
let politician: SignedIn
let other: SignedIn
let enterprise: Registered

const fruit = (month: string, amount: string): Posting => ({
  date: `2026-${month}-12`,
  supplier: 'Ljusnans Fruktkorgar AB',
  orgnr: '556677-8899',
  account: '7699',
  text: 'Personalfrukt',
  amount,
})
const postings: Posting[] = [
  fruit('08', '40000,00'),
  fruit('09', '40000,50'),
  fruit('09', '-0,50'),
  {
    date: '2026-09-20',
    supplier: 'Sju & Co AB',
    account: '7999',
    text: 'Köpta tjänster',
    amount: '250000',
    unit: 'Socialtjänsten',
  },
  { date: '2026-09-21', supplier: 'Norra Elhandel AB', account: '6210', text: 'Elkraft', amount: '900000' },
  { date: '2025-09-20', supplier: 'Bageri Smulan AB', account: '6460', text: 'Fikabröd', amount: '1000' },
]

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  ordering = await signIn(t, { role: 'ordering_officer', tenantId: officer.tenantId })
  politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  enterprise = await register(t, { municipalityCode: '2183' })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.organisations')
      .set({ orgnr: '7696221238' })
      .where('tenant_id', '=', enterprise.tenantId)
      .execute(),
  )
})
afterAll(() => t.close())

/** Says no more than whether the page holds it: whole pages in a report are read by nobody. */
const holds = (text: string) => (html: string) => html.includes(text)
const page = async (who: SignedIn | undefined, url: string) => see(t, who, url)
const body = async (who: SignedIn, url: string) => (await see(t, who, url)).body.replaceAll('\u00a0', ' ')

test('before the first ledger the page says what to do', async () => {
  expect(await body(officer, '/inkop'), 'Ingen reskontra är inläst ännu').toSatisfy(
    holds('Ingen reskontra är inläst ännu'),
  )
  expect(await body(officer, '/inkop'), '/inkop/reskontra').toSatisfy(holds('/inkop/reskontra'))
  expect(await body(politician, '/inkop')).not.toContain('href="/inkop/reskontra"')
})

test('nobody signed in, and no role without the matter, sees what is bought', async () => {
  for (const url of [
    '/inkop',
    '/inkop/leverantorer',
    '/inkop/rader',
    '/inkop/klassning',
    '/inkop/kategorier/catering',
  ])
    expect((await page(undefined, url)).statusCode, url).toBe(303)
  const participant = await signIn(t, { role: 'participant' })
  const worker = await signIn(t, { role: 'social_worker', tenantId: officer.tenantId })
  for (const who of [participant, worker, enterprise.manager])
    expect((await page(who, '/inkop')).statusCode).toBe(403)
  expect((await page(politician, '/inkop/rader')).statusCode).toBe(403)
})

test('a ledger becomes sums by kind, supplier, unit and month, to the öre', async () => {
  const done = await readLedger(t, postings)
  expect(done).toMatchObject({ read: 6, stored: 6, rejected: 0, fileSum: 123100000n, storedSum: 123100000n })
  const overview = await body(officer, '/inkop')
  expect(overview).toSatisfy(holds('Fruktkorgar'))
  expect(overview).toSatisfy(holds('80 000 kr'))
  const kind = await body(officer, '/inkop/kategorier/fruit-baskets')
  expect(kind).toSatisfy(holds('Ni köpte för 80 000 kr'))
  expect(kind).toSatisfy(holds('Ljusnans Fruktkorgar AB'))
  expect(kind).toSatisfy(holds('Tekniska förvaltningen'))
  const rows = await page(officer, '/inkop/rader.csv?kategori=fruit-baskets')
  expect(rows.body).toSatisfy(holds(';-0,5\r\n'))
  expect(rows.body.trim().split('\n')).toHaveLength(4)
})

test('figures lead to the rows behind them, for those who may see rows', async () => {
  const overview = await body(officer, '/inkop')
  for (const link of ['/inkop/rader"', '/inkop/kategorier/fruit-baskets"', '/inkop/rader?manad=2026-09"'])
    expect(overview, link).toSatisfy(holds(link))
  expect(await body(officer, '/inkop/kategorier/fruit-baskets')).toSatisfy(
    holds('/inkop/rader?manad=2026-09&amp;kategori=fruit-baskets"'),
  )
  // The sums that the ceiling is held against.
  for (const link of [
    '/inkop/rader?kategori=fruit-baskets"',
    '/inkop/rader?period=2026&amp;kategori=fruit-baskets"',
  ])
    expect(await body(officer, '/inkop/kategorier/fruit-baskets'), link).toSatisfy(holds(link))
  const month = await page(officer, '/inkop/rader.csv?manad=2026-09&kategori=fruit-baskets')
  expect(month.body.trim().split('\n')).toHaveLength(3)
  for (const url of ['/inkop', '/inkop/kategorier/fruit-baskets', '/inkop/leverantorer']) {
    const shown = await body(politician, url)
    expect(shown, url).not.toContain('/inkop/rader')
    expect(shown, url).not.toContain('/inkop/klassning')
  }
})

test('a list says that there is more only where there is', async () => {
  const list = await body(officer, '/inkop/leverantorer')
  expect(list).toSatisfy(holds('leverantörer, tillsammans'))
  expect(list).not.toContain('första visas')
})

test('a year without rows is answered with none, and every year with rows can be chosen', async () => {
  expect(await body(officer, '/inkop')).toSatisfy(holds('/inkop?period=2025'))
  expect(await body(officer, '/inkop')).not.toContain('/inkop?period=2024')
  expect(await body(officer, '/inkop?period=2021')).not.toContain('80 000 kr')
  expect((await page(officer, '/inkop/rader.csv?period=2021')).body.trim().split('\n')).toHaveLength(1)
})

test('what nobody could tell is shown, not hidden, and another period has other sums', async () => {
  expect(await body(officer, '/inkop/kategorier/oklassat'), 'Sju &amp; Co AB').toSatisfy(
    holds('Sju &amp; Co AB'),
  )
  expect(await body(officer, '/inkop/kategorier/annat'), 'Norra Elhandel AB').toSatisfy(
    holds('Norra Elhandel AB'),
  )
  const past = await body(officer, '/inkop?period=2025')
  expect(past).toSatisfy(holds('Bageri'))
  expect(past).not.toContain('80 000 kr')
})

test('a correction holds for all rows alike, is remembered, and can be undone', async () => {
  const list = await body(officer, '/inkop/klassning?kategori=oklassat')
  const link = /\/inkop\/klassning\/\d+\/\d+/.exec(list)?.[0] ?? ''
  expect((await send(t, ordering, link, { kategori: 'laundry', galler: 'par' })).statusCode).toBe(403)
  const wrong = await send(t, officer, link, { kategori: 'nonsense', galler: 'par' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Välj en kategori i listan')
  expect((await send(t, officer, link, { kategori: 'laundry', galler: 'leverantor' })).statusCode).toBe(303)
  expect(await body(officer, '/inkop/kategorier/laundry'), 'Ni har bestämt det.').toSatisfy(
    holds('Ni har bestämt det.'),
  )
  // The same supplier in the next file, on another account, is known.
  await readLedger(
    t,
    [{ ...postings[3], date: '2026-10-02', account: '7998', text: 'Diverse' } as Posting],
    '2182',
    'oktober.csv',
  )
  expect(await body(officer, '/inkop/kategorier/laundry'), 'Ni köpte för 500 000 kr').toSatisfy(
    holds('Ni köpte för 500 000 kr'),
  )
  const undo =
    /\/inkop\/klassning\/beslut\/[0-9a-f-]+\/angra/.exec(
      await body(officer, '/inkop/klassning/beslut'),
    )?.[0] ?? ''
  expect((await send(t, other, undo)).statusCode).toBe(404)
  expect((await send(t, officer, undo)).statusCode).toBe(303)
  expect(await body(officer, '/inkop/kategorier/oklassat'), 'Sju &amp; Co AB').toSatisfy(
    holds('Sju &amp; Co AB'),
  )
})

test('others see a correction as a number of organisations, and get it unasked from two on', async () => {
  const decide = async (who: SignedIn) => {
    const link =
      /\/inkop\/klassning\/\d+\/\d+/.exec(await body(who, '/inkop/klassning?q=Gemensamma'))?.[0] ?? ''
    expect((await send(t, who, link, { kategori: 'laundry', galler: 'leverantor' })).statusCode).toBe(303)
    return link
  }
  const shared: Posting = {
    date: '2026-10-05',
    supplier: 'Gemensamma AB',
    orgnr: '556677-1233',
    account: '7997',
    text: 'Övrigt',
    amount: '5000',
  }
  await readLedger(t, [shared], '2182', 'delad.csv')
  await readLedger(t, [shared], '2361', 'delad.csv')
  await decide(officer)
  const link =
    /\/inkop\/klassning\/\d+\/\d+/.exec(await body(other, '/inkop/klassning?q=Gemensamma'))?.[0] ?? ''
  expect(await body(other, link), 'En organisation: Tvätteri').toSatisfy(holds('En organisation: Tvätteri'))
  expect(await body(other, '/inkop/klassning/beslut'), 'Inget är rättat ännu').toSatisfy(
    holds('Inget är rättat ännu'),
  )
  await decide(other)
  const third = await signIn(t, { role: 'procurement_officer', municipalityCode: '1283' })
  await readLedger(t, [shared], '1283', 'delad.csv')
  expect(await body(third, '/inkop/kategorier/laundry')).toContain(
    '2 andra organisationer har klassat det så',
  )
})

test('what is bought from a social enterprise of the register counts as such', async () => {
  await readLedger(
    t,
    [
      {
        date: '2026-10-06',
        supplier: 'VERKSTADEN EK FÖR',
        orgnr: '769622-1238',
        account: '7996',
        text: 'Övriga tjänster',
        amount: '12345,67',
      },
    ],
    '2182',
    'social.csv',
  )
  const suppliers = await body(officer, '/inkop/leverantorer?social=ja')
  expect(suppliers).toSatisfy(holds('VERKSTADEN EK FÖR'))
  expect(suppliers).toSatisfy(holds('Socialt företag'))
  expect(suppliers).not.toContain('Norra Elhandel')
  expect(await body(officer, '/inkop'), '12 346 kr').toSatisfy(holds('12 346 kr'))
})

test('another municipality sees nothing of it', async () => {
  for (const url of ['/inkop', '/inkop/leverantorer', '/inkop/rader', '/inkop/klassning', '/inkop/rader.csv'])
    expect(await body(other, url), url).not.toContain('Fruktkorgar AB')
})

test('recurring purchases are seen against the ceiling of direct award in three ways', async () => {
  const kind = await body(officer, '/inkop/kategorier/fruit-baskets')
  expect(kind).toSatisfy(holds('Direktupphandling får göras under 700 000 kr'))
  expect(kind).toSatisfy(holds('Ett avtal på 4 år i samma takt'))
  expect(kind).toSatisfy(holds('320 000 kr'))
  expect(kind).toSatisfy(holds('Ska dokumenteras'))
})

test('a whole year that is not over does not move the twelve months past today', async () => {
  const late = await signIn(t, { role: 'procurement_officer', municipalityCode: '2480' })
  const file = 'leverantor;belopp;konto_text\nLjusnans Fruktkorgar AB;120000,00;Personalfrukt\n'
  await importLedgerFile(t, {
    bytes: Buffer.from(file),
    fileName: '2026.csv',
    municipalityCode: '2480',
    period: { from: Temporal.PlainDate.from('2026-01-01'), months: 12 },
  })
  await readLedger(t, [{ ...fruit('08', '1000,00'), date: '2025-12-10' }], '2480')
  // December of last year is one of the twelve months before the end of November.
  expect(await body(late, '/inkop/kategorier/fruit-baskets')).toSatisfy(holds('121 000 kr'))
})

test('what was bought in the period before leads to its rows', async () => {
  const two = await signIn(t, { role: 'procurement_officer', municipalityCode: '2481' })
  await readLedger(t, [fruit('08', '5000,00'), { ...fruit('08', '1000,00'), date: '2025-08-10' }], '2481')
  const kind = '/inkop/kategorier/fruit-baskets?period=12-fore'
  expect(await body(two, '/inkop/kategorier/fruit-baskets')).toContain(kind)
  const link = /href="(\/inkop\/rader\?period=12-fore[^"]*)"/.exec(await body(two, kind))?.[1] ?? ''
  const rows = await body(two, link.replaceAll('&amp;', '&'))
  expect(rows).toMatch(/1\s000\skr/)
  expect(rows).not.toMatch(/5\s000\skr/)
  expect(rows).toSatisfy(holds('12 månaderna före'))
})

test('more suppliers than a page holds are on the next, in the same order, and the file has them all', async () => {
  const many = await signIn(t, { role: 'procurement_officer', municipalityCode: '2482' })
  const suppliers = Array.from({ length: 30 }, (_, i) => ({
    ...fruit('08', `${1000 + i},00`),
    supplier: `Leverantör ${String(i).padStart(3, '0')} AB`,
    orgnr: '',
  }))
  await readLedger(t, suppliers, '2482')
  const names = (html: string) => [...new Set(html.match(/Leverantör \d{3} AB/g))]
  for (const list of ['leverantorer', 'klassning']) {
    const first = await body(many, `/inkop/${list}`)
    expect(names(first)).toHaveLength(25)
    expect(names(first)[0]).toBe('Leverantör 029 AB')
    expect(first).toSatisfy(holds('1–25 av 30'))
    const next = /href="([^"]*)" rel="next"/.exec(first)?.[1] ?? ''
    const second = await body(many, next.replaceAll('&amp;', '&'))
    expect(names(second)).toEqual(
      Array.from({ length: 5 }, (_, i) => `Leverantör ${String(4 - i).padStart(3, '0')} AB`),
    )
    expect(names(await body(many, `/inkop/${list}.csv`))).toHaveLength(30)
    expect(second).toSatisfy(holds('26–30 av 30'))
    const back = /href="([^"]*)" rel="prev"/.exec(second)?.[1] ?? ''
    expect(names(await body(many, back.replaceAll('&amp;', '&')))).toEqual(names(first))
    // An address from before pages were found by their place shows the list from its beginning.
    expect(names(await body(many, `/inkop/${list}?sida=99`))).toHaveLength(25)
  }
})
