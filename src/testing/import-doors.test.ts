import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import { bare, everyText, holding } from './everything.ts'
import { type SignedIn, signIn } from './identity.ts'
import { csv, fileForm, importing } from './importing.ts'
import { ledgers, national, row } from './ledgers.ts'
import { see, send } from './register.ts'

let t: TestApp
let officer: SignedIn
let buyer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'business_officer', municipalityCode: '2183' })
  buyer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
})
afterAll(() => t.close())

/** One of Skatteverket's test numbers, and what it is with another last part. */
const planted = /700212|700213E|970021|70٠|٧٠٠/i
const spellings = [
  '700212-9273',
  '19700212-9273',
  '7002129273',
  '700212\u20119273',
  '700212\u22129273',
  '700212\u00ad-9273',
  '70\u200b0212-9273',
  '700212.9273',
  '700212/9273',
  '700212_9273',
  '700212:9273',
  '1970-02-12-9273',
  '7 002 129 273',
  '700212927301',
  'SE700212927301',
  '٧٠٠٢١٢-٩٢٧٣',
  '７００２１２９２７３',
  '700212-T273',
  '700212-R273',
  '700212-XXXX',
  '19700212-****',
  '1.970021E11',
  '7,00213E+09',
]

const shows = (said: string, where: string) =>
  expect(new RegExp(`.{0,60}(${planted.source}).{0,60}`, 'i').exec(bare(said))?.[0] ?? '', where).toBe('')

test('a ledger keeps and tells of no personal number, in whatever column and spelling', async () => {
  const my = ledgers(t, buyer)
  const lines = spellings.flatMap((number, i) => [
    row({ supplier: `Firma ${i}`, number }),
    row({ supplier: `Firma ${number}`, number: '' }),
    row({ voucher: number, rest: `${number};Avtal ${number};${number};2182;` }),
    row({ account: `46110;Arvode ${number}`, unit: `Enhet ${number}` }),
    row({ buyer: `${number};Söderhamns kommun ${number}` }),
    // Told: the amount, the day and a cell too many.
    row({ amount: `fel ${number}` }),
    row({ day: number, number }),
    `${row({})};;;${number}`,
  ])
  const begun = await my.all(csv([national, ...lines]))
  expect(begun.result.body).toContain('Inläsningen är klar')
  expect(begun.counts['Avvisade rader']).toBeGreaterThan(60)
  for (const [where, text] of [
    ['columns', begun.page.body],
    ['result', begun.result.body],
    ['told', begun.rejected.body],
    ['list', (await my.get('/inkop/reskontra')).body],
    ['suppliers', (await my.get('/inkop/leverantorer.csv')).body],
  ] as const)
    shows(text, where)
  const named = await my.upload(csv([national, row({})]), '700212\u20119273.csv')
  shows((await my.get(String(named.headers.location))).body, 'file name')
  expect(holding(await everyText(t.ownerUrl), planted)).toEqual([])
})

test('suppliers’ numbers of eight and nine digits are the buyer’s own: companies stay companies', async () => {
  const my = ledgers(t, buyer)
  const own = [
    'Vattenkraft Eldistribution;10012342',
    'Skånsk Energi Distribution;10012359',
    'Norsk Havbruk ASA;310112347',
    'Uvex Prov AB;10004007',
  ]
  const lines = own.map((supplier, i) => `${supplier};1000,00;2025-05-1${i};int-${supplier.split(';')[1]}`)
  const { result } = await my.all(
    csv(['Leverantör;leverantor_id;Belopp;Datum;Verifikationsnummer', ...lines]),
  )
  expect(result.body).toContain('Inläsningen är klar')
  const suppliers = (await everyText(t.ownerUrl)).get('spending.ledger_suppliers.name') ?? ''
  for (const supplier of own) expect(suppliers.split('\n')).toContain(supplier.split(';')[0])
})

test('a list keeps and tells of no personal number, and reads organisation numbers in the same spellings', async () => {
  const my = importing(t, officer)
  const lines = spellings.flatMap((number, i) => [
    `Vildprov ${i};${number};Bollnäs;;Städning;`,
    `Anna ${i} ${number} Städ;;Bollnäs;;Städning;`,
    `Vildprov text ${i};;Bollnäs;${number};Städning ${number};ring ${number}`,
    `Vildprov ort ${i};;${number};;Städning;`,
    `;${number};Bollnäs;;Städning;${number}`,
  ])
  const numbers = [
    '559990\u20110510',
    'SE559990052801',
    '5 599 900 544',
    '5599900551.0',
    'Org.nr: 559990-0577',
  ]
  const good = numbers.map((number, i) => `Vildprov rätt ${i};${number};Bollnäs;;Städning;`)
  const { path, counts, told, result } = await my.all(
    csv(['Namn;Org.nr;Kommun;Telefon;Verksamhet;Anteckning', ...lines, ...good]),
  )
  expect(counts['Lästa rader']).toBe(spellings.length * 5 + numbers.length)
  for (const [where, text] of [
    ['told', told.body],
    ['result', result.body],
    ['columns', (await my.get(path)).body],
    ['csv', (await my.get('/registret.csv')).body],
    ['public', (await my.get('/foretag?q=vildprov')).body],
    ['api', (await my.get('/api/v1/enterprises?q=vildprov')).body],
    ['open data', (await my.get('/oppna-data/enterprises.csv')).body],
    ['hsds', (await my.get('/api/hsds/organizations')).body],
  ] as const)
    shows(text, where)
  const texts = await everyText(t.ownerUrl)
  expect(holding(texts, planted)).toEqual([])
  expect(texts.get('core.organisations.orgnr')?.split('\n')).toEqual(
    expect.arrayContaining(['5599900510', '5599900528', '5599900544', '5599900551', '5599900577']),
  )
})

test('a plan keeps and tells of no personal number', async () => {
  const lines = spellings.map(
    (number, i) =>
      `KS ${i};Städning ${i} ${number};Städning;${number};2027-09-01;${number};Firma ${number};${number}`,
  )
  const header =
    'Dnr;Benämning;Kategori;Uppskattat värde (tkr);Planerad start;Avtalsslut;Nuvarande leverantör;Kommentar'
  const form = fileForm(csv([header, ...lines]), `plan ${spellings[3]}.csv`)
  const sent = await t.app.inject({
    method: 'POST',
    url: '/inkop/behov/plan',
    ...form,
    headers: { ...form.headers, ...buyer.headers },
  })
  const at = String(sent.headers.location)
  const page = (await see(t, buyer, at)).body
  shows(page, 'columns')
  const done = await send(t, buyer, at, { ar: '2027', ...importing(t, buyer).proposed(page) })
  expect(done.statusCode).toBe(303)
  shows((await see(t, buyer, at)).body, 'result')
  shows((await see(t, buyer, `${at}/rader.csv`)).body, 'told')
  shows((await see(t, buyer, '/inkop/behov.csv')).body, 'needs')
  expect(holding(await everyText(t.ownerUrl), planted)).toEqual([])
})
