import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const newcomer = async (municipalityCode: string) =>
  ledgers(t, await signIn(t, { role: 'procurement_officer', municipalityCode }))
/** The page of a file's columns, spaces as one types them. */
const pageOf = async (my: Awaited<ReturnType<typeof newcomer>>, bytes: Buffer) => {
  const path = String((await my.upload(bytes)).headers.location)
  return { path, body: (await my.get(path)).body.replaceAll('\u00a0', ' ') }
}
const day = (n: number, month = '03') => `2025-${month}-${String(1 + (n % 28)).padStart(2, '0')}`
const month = (rows: number, amount: string, of = '03') =>
  csv([national, ...Array.from({ length: rows }, (_, i) => row({ amount, day: day(i, of) }))])

test.each([
  ['a month of few rows', 401, 40, '2182', 90, '40 rader'],
  ['one row', 300, 1, '2183', 99, 'en rad'],
])(
  '%s in the place of a whole one: asked whether it is all of it',
  async (_, before, after, code, percent, rows) => {
    const my = await newcomer(code)
    await my.all(month(before, '100.00'))
    const { body } = await pageOf(my, month(after, '100.00'))
    expect(body).toContain(`mars 2025: ${percent} procent mindre än det som ersätts.`)
    expect(body).toContain(`Filen: ${rows}, `)
    expect(body).toContain('ladda upp hela månaden')
    // A corrected month of the usual size is no doubt.
    expect((await pageOf(my, month(before - 1, '101.00'))).body).not.toContain('Att titta på innan')
  },
)

test.each([
  ['mycket mindre än mars 2025', 2, '100.00', '2180'],
  ['mycket större än mars 2025', 40, '900.00', '2181'],
])('beside the month before it: %s', async (words, rows, amount, code) => {
  const my = await newcomer(code)
  await my.all(month(40, '100.00'))
  expect((await pageOf(my, month(rows, amount, '04'))).body).toContain(`april 2025 är ${words}`)
  expect((await pageOf(my, month(35, '110.00', '04'))).body).not.toContain('april 2025 är')
})

test('rows in another currency are told before and after, and never added to kronor', async () => {
  const my = await newcomer('2184')
  const lines = ['SEK;100,00', 'EUR;200,00', 'eur;50,00', ';10,00', 'kr;1,00', 'USD;7,00']
  const file = csv(['Leverantör;Datum;Valuta;Belopp', ...lines.map(line => `Bygg AB;2025-03-01;${line}`)])
  const { path, body } = await pageOf(my, file)
  expect(body).toContain('3 rader är i en annan valuta än kronor')
  for (const said of ['Rad 3: EUR 200,00', 'Rad 4: eur 50,00', 'Rad 7: USD 7,00'])
    expect(body).toContain(said)
  await my.post(`${path}/starta`, my.proposed(body))
  await my.settle(path)
  const told = await my.get(`${path}/rader.csv`)
  expect(told.body).toContain('Beloppet är i EUR, inte i kronor.')
  expect((await my.get(path)).body.replaceAll('\u00a0', ' ')).toMatch(/Summa sparad<.*?>111 kr</s)
})

test('a booked amount beside an amount in another currency is in kronor, whatever the currency says', async () => {
  const my = await newcomer('2121')
  const rows = [1, 2, 3].map(i => `${i}00,00;EUR;${i}150,00;Prov ${i} AB;2025-01-1${i}`)
  const { counts } = await my.all(
    csv(['Valutabelopp;Valuta;Bokfört belopp;Leverantör;Registreringsdatum', ...rows]),
  )
  expect(counts).toMatchObject({ 'Sparade rader': 3, 'Avvisade rader': 0, 'Summa sparad': 6450 })
})

test('a number with several names and a name with several numbers are told with their rows', async () => {
  const my = await newcomer('2132')
  const { body } = await pageOf(
    my,
    csv([
      national,
      row({ supplier: 'Bygg AB', number: '556016-0680' }),
      row({ supplier: 'BYGG Aktiebolag', number: '5560160680' }),
      row({ supplier: 'Plåt HB', number: '556016-0680' }),
      row({ supplier: 'Frukt AB', number: '556103-4249' }),
      row({ supplier: 'Frukt', number: '559990-0510' }),
      row({ supplier: 'Anna Andersson', number: '900702-9805' }),
      row({ supplier: 'Bo Bosson', number: '900702-9805' }),
    ]),
  )
  expect(body).toContain('Ett nummer har flera namn')
  expect(body).toContain('Rad 2: Bygg AB, 556016-0680')
  expect(body).toContain('Rad 4: Plåt HB, 556016-0680')
  expect(body).toContain('Ett namn har flera nummer')
  expect(body).toContain('Rad 6: Frukt, 559990-0510')
  expect(body).toContain('rätta numret i filen')
  expect(/Anna Andersson|Bo Bosson/.test(body)).toBe(false)
})

test.each([
  ['seven bits', 'Bj|rks }keri', '2104'],
  ['UTF-8 that was taken for Windows-1252 and saved', 'BjÃ¶rks Ã¥keri', '2161'],
  ['letters that are lost', 'Bj\ufffdrks \ufffdkeri', '2021'],
])('%s: told, not stored in silence', async (_, name, code) => {
  const my = await newcomer(code)
  const lines = (of: string) => csv(['Leverantör;Belopp;Datum', `${of};1,00;2025-01-02`])
  const { body } = await pageOf(my, lines(name))
  expect(body).toContain('En rad har tecken som inte blev rätt')
  expect(body).toContain('CSV UTF-8')
  expect((await pageOf(my, lines('Björks åkeri'))).body).not.toContain('tecken som inte blev rätt')
})

test.each([
  ['cp437', '0360'],
  ['macroman', '0380'],
])('text in the code page of an old program (%s) is read as it was written', async (page, code) => {
  const my = await newcomer(code)
  const { body } = await pageOf(
    my,
    iconv.encode('Leverantör;Belopp;Datum\nVäxthuset i Örnsköldsvik;2,00;2025-01-03', page),
  )
  expect(body).toContain('Växthuset i Örnsköldsvik')
  expect(body).not.toContain('tecken som inte blev rätt')
})
