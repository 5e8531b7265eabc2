import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { xlsxBuffer } from '../../../kit/tables/write-xlsx.ts'
import { zipBomb } from '../../../kit/testing/workbook.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
let officer: SignedIn
let other: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
})
afterAll(() => t.close())

const stored = (fileId: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('spending.ledger_rows as r')
      .innerJoin('spending.ledger_files as f', join =>
        join.onRef('f.tenant_id', '=', 'r.tenant_id').onRef('f.file_no', '=', 'r.file_no'),
      )
      .selectAll('r')
      .where('f.file_id', '=', fileId)
      .orderBy('line')
      .execute(),
  )

test('nobody reaches the ledger without sign-in, and only its keepers read files in', async () => {
  expect((await t.app.inject('/inkop/reskontra')).statusCode).toBe(303)
  const seer = await signIn(t, { role: 'business_officer', tenantId: officer.tenantId })
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  const my = ledgers(t, seer)
  const page = await my.get('/inkop/reskontra')
  expect([page.statusCode, page.body.includes('name="fil"')]).toEqual([200, false])
  expect((await my.upload(csv([national, row()]))).statusCode).toBe(403)
  expect((await ledgers(t, politician).get('/inkop/reskontra')).statusCode).toBe(403)
})

test('an empty ledger says which file to ask for, and gives a sample that reads in', async () => {
  const my = ledgers(t, await signIn(t, { role: 'coordinator', municipalityCode: '0180' }))
  const page = (await my.get('/inkop/reskontra')).body
  for (const words of ['Be ekonomienheten', 'utan moms', 'personnummer', '/inkop/reskontra/exempel.csv'])
    expect(page).toContain(words)
  const sample = await my.get('/inkop/reskontra/exempel.csv')
  const { counts } = await my.all(sample.rawPayload)
  expect(counts).toMatchObject({ 'Lästa rader': 12, 'Sparade rader': 12, 'Avvisade rader': 0 })
})

test('the national format is recognised: one click, and every row is there with its parts', async () => {
  const my = ledgers(t, officer)
  const file = csv([
    national,
    row(),
    row(),
    row({ amount: '-12.50', number: 'GB 123 4567 89', supplier: 'Tools Ltd', day: '2025-02-01' }),
    row({ supplier: 'Utan nummer', number: 'SAKNAS', rest: 'F77;Ramavtal;SKR-1;2182;' }),
  ])
  const { page, counts, fileId, path } = await my.all(file)
  expect(page.body).toContain('nationella formatet')
  expect(counts).toMatchObject({ 'Lästa rader': 4, 'Sparade rader': 4, 'Avvisade rader': 0 })
  const rows = await stored(fileId)
  expect(rows.map(r => [r.line, r.amount_ore, String(r.month), r.invoice, r.basis, r.agreement])).toEqual([
    [2, 10000, '2025-01-01', 'F1', '', ''],
    [3, 10000, '2025-01-01', 'F1', '', ''],
    [4, -1250, '2025-02-01', 'F1', '', ''],
    [5, 10000, '2025-01-01', 'F77', 'Ramavtal', 'SKR-1'],
  ])
  const suppliers = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('spending.ledger_suppliers')
      .select('key')
      .where('tenant_id', '=', officer.tenantId)
      .orderBy('key')
      .execute(),
  )
  expect(suppliers.map(s => s.key)).toEqual(['f:GB123456789', 'n:utan nummer', 'o:5560160680'])
  expect((await my.get(path)).body).toContain('287,50')
  const cells = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('spending.spend_cells')
      .select(['row_count', 'amount_ore'])
      .where('tenant_id', '=', officer.tenantId)
      .orderBy('row_count', 'desc')
      .execute(),
  )
  expect(cells[0]).toEqual({ row_count: 2, amount_ore: 20000 })
})

test('another municipality finds nothing here, as if there were nothing', async () => {
  const { path } = await ledgers(t, officer).all(csv([national, row({ day: '2019-01-01' })]))
  const mine = await ledgers(t, officer).begin(csv([national, row({ day: '2018-01-01' })]))
  const theirs = ledgers(t, other)
  const unknown = '/inkop/reskontra/00000000-0000-4000-8000-000000000000'
  for (const end of ['', '/rader.csv', '/rader.xlsx']) {
    expect((await theirs.get(path + end)).statusCode).toBe(404)
    expect((await theirs.get(unknown + end)).statusCode).toBe(404)
    expect((await theirs.get(`/inkop/reskontra/inte-ett-id${end}`)).statusCode).toBe(404)
  }
  for (const end of ['/starta', '/avbryt', '/anvand']) {
    const form = { kopare: '1', manad: '2019-01-01' }
    expect((await theirs.post(mine.path + end, form)).statusCode).toBe(404)
    expect((await theirs.post(unknown + end, form)).statusCode).toBe(404)
  }
  expect((await theirs.get('/inkop/reskontra')).body).not.toContain('Söderhamns kommun')
})

test.each([
  ['no file', undefined, 422, 'Välj en fil'],
  ['an empty file', Buffer.alloc(0), 422, 'inga rader'],
  ['only column names', Buffer.from(`${national}\n`), 422, 'inga rader'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 422, 'inte en lista som vi kan läsa'],
  ['a bomb', zipBomb(500, false), 413, 'för stor'],
])('%s: said in plain words, and nothing is kept', async (_, file, status, words) => {
  const my = ledgers(t, other)
  const answer = file ? await my.upload(file) : await my.post('/inkop/reskontra')
  expect([answer.statusCode, answer.body.includes(words)]).toEqual([status, true])
  const left = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('spending.ledger_files').select('state').where('tenant_id', '=', other.tenantId).execute(),
  )
  expect(left).toEqual([])
})

test('rows that cannot be stored are listed with their line and reason, and the sums tell of them', async () => {
  const file = csv([
    national,
    row({ amount: '10.00' }),
    row({ amount: '' }),
    row({ amount: 'tolv' }),
    row({ amount: '=B2*1.25' }),
    row({ amount: '1.005' }),
    row({ amount: '99999999999999.00' }),
    row({ day: '2025-13-01', amount: '5.00' }),
    row({ day: '1889-01-01', amount: '7.00' }),
    row({ supplier: '', number: '', amount: '3.00' }),
    `${row()};för;många`,
    'Summa;;;;;;;1000,00;;;;;;;',
  ])
  const my = ledgers(t, officer)
  const { counts, rejected, path } = await my.all(file)
  expect(counts).toMatchObject({ 'Lästa rader': 11, 'Sparade rader': 1, 'Avvisade rader': 10 })
  expect(counts).toMatchObject({ 'Summa i filen': 25, 'Summa sparad': 10, 'Skillnad: i avvisade rader': 15 })
  const told = rejected.body.split('\r\n').map(line => line.split(';').slice(0, 2).join(';'))
  expect(told.slice(1, 11)).toEqual([
    '3;Raden har inget belopp.',
    '4;”tolv” går inte att läsa som ett belopp.',
    '5;”=B2*1.25” är en formel som aldrig fick något värde. Öppna filen i ett kalkylprogram, spara den och läs in den igen.',
    '6;”1.005” kan betyda både tusental och decimaler. Skriv det med två decimaler.',
    '7;”99999999999999.00” är större än något verkligt belopp.',
    '8;”2025-13-01” går inte att läsa som ett datum eller en månad. Skriv 2025-03-31 eller 2025-03.',
    '9;”1889-01-01” är före 1990 eller efter den här månaden.',
    '10;Raden har varken leverantörens namn eller nummer.',
    '11;Raden har fler celler än filen har kolumner, så vi vet inte vad som är vad.',
    '12;Raden är en summa av andra rader och räknas inte.',
  ])
  const filtered = await my.get(`${path}/rader.csv?orsak=total`)
  expect(filtered.body.trim().split('\r\n')).toHaveLength(2)
  expect((await my.get(`${path}?orsak=total`)).body).toContain('räknas inte')
  expect((await my.get(`${path}/rader.xlsx`)).rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a workbook with other columns, without dates, is read once its period is told', async () => {
  const columns = ['LEVERANTÖRSNAMN', 'Orgnr', 'Konto', 'Belopp exkl moms'].map((label, i) => ({
    label,
    value: (cells: (string | number)[]) => cells[i],
  }))
  const file = await xlsxBuffer('Blad', columns, [
    ['Bageriet AB', '5560160680', '46362 Köp av bröd', 1234.5],
    ['***', '', '46362 Köp av bröd', -34.5],
  ])
  const my = ledgers(t, officer)
  const path = String((await my.upload(file, 'köp.xlsx')).headers['location'])
  const page = await my.get(path)
  const mapping = my.proposed(page.body)
  expect(mapping).toMatchObject({
    'kolumn-0': 'supplier',
    'kolumn-1': 'supplier_number',
    'kolumn-2': 'account',
    'kolumn-3': 'amount',
  })
  const asked = await my.post(`${path}/starta`, mapping)
  expect([asked.statusCode, asked.body.includes('Välj vilket år filen gäller')]).toEqual([422, true])
  expect(my.proposed(asked.body)).toMatchObject(mapping)
  await my.post(`${path}/starta`, { ...mapping, ar: '2023' })
  const result = await my.settle(path)
  expect(result.body).toContain('Hela 2023')
  const rows = await stored(path.split('/').at(-1) ?? '')
  expect(rows.map(r => [r.amount_ore, String(r.month), r.day])).toEqual([
    [123450, '2023-01-01', null],
    [-3450, '2023-01-01', null],
  ])
  // The same columns again: as they were chosen.
  const next = await my.get(String((await my.upload(file)).headers['location']))
  expect(next.body).toContain('Vi minns hur du valde')
})

test('a choice that cannot be used says why, at its column, and keeps what was chosen', async () => {
  const my = ledgers(t, other)
  const path = String((await my.upload(csv(['Vem;Hur mycket', 'Bageriet;12,50']))).headers['location'])
  const wrong = await my.post(`${path}/starta`, {
    'kolumn-0': 'supplier',
    'kolumn-1': 'supplier',
    ar: '2024',
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Välj vilken kolumn som innehåller beloppet')
  expect(wrong.body).toContain('bara för en kolumn')
  const right = await my.post(`${path}/starta`, {
    'kolumn-0': 'supplier',
    'kolumn-1': 'amount',
    ar: '2024',
    manad: '03',
  })
  expect(right.statusCode).toBe(303)
  expect((await my.settle(path)).body).toContain('mars 2024')
})
