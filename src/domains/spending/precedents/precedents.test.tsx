import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { see } from '../../../testing/register.ts'
import { buyerName } from './buyer-name.ts'
import { kindOf } from './kind-of.ts'
import { loadPrecedents } from './load.ts'
import { PrecedentList } from './pages/precedent-list.tsx'
import { selectPrecedents } from './queries.ts'
import { shortTitle } from './schema.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
})
afterAll(() => t.close())

const path = '/inkop/forebilder'
const page = async (query = '', who: SignedIn | undefined = officer) => see(t, who, `${path}${query}`)
/** Lines of the published file, counted without the program's own reader. */
const lines = readFileSync(join(projectRoot, 'data/reference/procurements_2021.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
const rowsOf = (html: string) => (html.match(/<tr class="table__row[ "]/g) ?? []).length

test('only those of a municipality who see what it buys', async () => {
  expect((await see(t, undefined, path)).headers.location).toContain('/logga-in')
  for (const role of ['enterprise_manager', 'case_worker', 'participant'] as const) {
    const who = await signIn(t, { role })
    expect((await page('', who)).statusCode).toBe(403)
    expect((await see(t, who, `${path}.csv`)).statusCode).toBe(403)
    expect((await see(t, who, `${path}.xlsx`)).statusCode).toBe(403)
  }
  const politician = await signIn(t, { role: 'politician', municipalityCode: '2361' })
  expect((await page('', politician)).statusCode).toBe(200)
})

test('every published row is stored once, and the reserved ones are those of the file', async () => {
  const rows = await t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
    tx.selectFrom('spending.precedents').select(['precedent_id', 'reserved', 'value_kronor']).execute(),
  )
  expect(lines).toHaveLength(12_590)
  expect(rows.map(r => r.precedent_id).sort()).toEqual(lines.map(l => l.slice(0, l.indexOf(','))).sort())
  // The last three columns: reserved, reserved_execution, value.
  const ends = lines.map(l => l.split(',').slice(-3))
  expect(rows.filter(r => r.reserved)).toHaveLength(ends.filter(([reserved]) => reserved === 'true').length)
  expect(rows.filter(r => r.reserved)).toHaveLength(17)
  const sum = (values: (number | null)[]) => values.reduce<number>((n, v) => n + (v ?? 0), 0)
  expect(sum(rows.map(r => r.value_kronor))).toBe(sum(ends.map(([, , v]) => Number(v))))
})

test('loading again changes nothing while its sources are the same, and puts right what is not', async () => {
  expect(await loadPrecedents(t.db)).toBe(false)
  await t.db.inActor({ kind: 'system', reason: 'test' }, async tx => {
    await tx.updateTable('core.reference_loads').set({ sha256: 'older' }).execute()
    await tx.deleteFrom('spending.precedents').where('reserved', '=', true).execute()
  })
  // Two processes that start at the same time.
  const loaded = await Promise.all([loadPrecedents(t.db), loadPrecedents(t.db)])
  expect(loaded).toContain(true)
  const rows = await t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
    tx.selectFrom('spending.precedents').select('precedent_id').execute(),
  )
  expect(rows).toHaveLength(12_590)
})

test('the page opens with the reserved ones, and says how few they were', async () => {
  const { body } = await page()
  expect(rowsOf(body)).toBe(17)
  expect(body.replaceAll('\u00a0', ' ')).toContain(
    'Av 12 590 annonserade upphandlingar 2021 var 17 reserverade.',
  )
  expect(body).toContain('Reserverad upphandling - Fruktkorgar Söderhamn')
  expect(body).toContain('Söderhamns kommun')
  expect(body).toContain('18 maj 2021')
  expect(body).toContain('https://github.com/okfse/oppna-upphandlingsdata')
  expect(body).not.toContain('SÖDERHAMNS')
})

test('it narrows by kind and by words of title and buyer, and leads on when nobody reserved', async () => {
  const fruit = await page('?kategori=fruit-baskets&visa=alla')
  expect(rowsOf(fruit.body)).toBe(8)
  expect(fruit.body.indexOf('Fruktkorgar Söderhamn')).toBeLessThan(fruit.body.indexOf('Personalfruktkorgar'))
  expect(rowsOf((await page('?q=fruktkorgar+söderhamn')).body)).toBe(1)
  expect(rowsOf((await page('?q=luleå')).body)).toBe(2)
  // A wildcard of the database is an ordinary sign here.
  expect((await page('?visa=alla&q=%25_%25')).body).toContain('Ingen upphandling stämmer')
  const none = await page('?kategori=graffiti-removal')
  expect(rowsOf(none.body)).toBe(0)
  expect(none.body).toContain('12 upphandlingar stämmer, men ingen av dem var reserverad.')
  expect(none.body).toContain('href="/inkop/forebilder?kategori=graffiti-removal&amp;visa=alla"')
  // What cannot be used is passed over.
  expect(rowsOf((await page('?kategori=nej&visa=kanske&efter=x')).body)).toBe(17)
})

test('pages follow each other without a gap or a row twice', async () => {
  const seen: string[] = []
  let at: string | undefined = `?visa=alla&kategori=cleaning`
  for (let n = 0; at !== undefined && n < 10; n++) {
    const { body }: { body: string } = await page(at)
    const titles = [...body.matchAll(/<th[^>]*scope="row"[^>]*><a[^>]*><span lang="sv">([^<]+)<\/span>/g)]
    seen.push(...titles.map(([, title = '']) => title.replaceAll('&amp;', '&')))
    at = /href="\/inkop\/forebilder(\?[^"]*efter=[^"]+)"[^>]*rel="next"/
      .exec(body)?.[1]
      ?.replaceAll('&amp;', '&')
  }
  const all = await t.db.inActor({ kind: 'nobody' }, tx =>
    selectPrecedents(tx, { category: 'cleaning', limit: 1000 }),
  )
  expect(all.length).toBeGreaterThan(100)
  expect(seen).toEqual(all.map(p => shortTitle(p.title)))
})

test('the list as narrowed comes as a file', async () => {
  const csv = await see(t, officer, `${path}.csv?kategori=fruit-baskets&visa=alla`)
  expect(csv.body.trimEnd().split('\r\n')).toHaveLength(1 + 8)
  expect(csv.body).toContain('KA2326;2021-05-18;Söderhamns kommun;2120002353')
  const whole = await see(t, officer, `${path}.csv?visa=alla`)
  expect(whole.body.trimEnd().split('\r\n')).toHaveLength(1 + 12_590)
  const xlsx = await see(t, officer, `${path}.xlsx`)
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('each has a page: what is known, what is not, where it is from, and how to ask for the rest', async () => {
  expect((await page()).body).toContain('href="/inkop/forebilder/KA2326"')
  const { statusCode, body } = await see(t, officer, `${path}/KA2326`)
  expect(statusCode).toBe(200)
  for (const said of [
    'Fruktkorgar Söderhamn',
    'Söderhamns kommun, 212000-2353',
    '18 maj 2021',
    '15300000 ',
    'href="/inkop/forebilder?kategori=fruit-baskets&amp;visa=alla"',
    'Det framgår av tilldelningsbeslutet.',
    'Skriv till registratorn hos Söderhamns kommun',
    'om upphandlingen ”Reserverad upphandling - Fruktkorgar Söderhamn”, som ni annonserade den 18 maj 2021:',
    'har den nummer KA2326.',
    'https://github.com/okfse/oppna-upphandlingsdata',
  ])
    expect(body).toContain(said)
  // The letter is in Swedish, whoever reads the page.
  const english = (await see(t, officer, `${path}/KA2326?lang=en`)).body
  expect(english).toContain('Write to the registrar of Söderhamns kommun')
  expect(english).toContain('som ni annonserade den 18 maj 2021:')
  // Not reserved, a number with signs of addresses in it, and values that are not stated.
  const plain = await see(t, officer, `${path}/${encodeURIComponent('CTM2021/S 077-198609')}`)
  expect(plain.statusCode).toBe(200)
  expect(plain.body).toContain('Den var inte reserverad.')
})

test('a need like it can be begun there, by those who write needs', async () => {
  const { body } = await see(t, officer, `${path}/KA2326`)
  const need = /href="(\/inkop\/behov\/nytt\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = (await see(t, officer, need)).body
  for (const said of [
    'value="Fruktkorgar Söderhamn"',
    'value="15300000"',
    '(nummer KA2326 i Upphandlingsmyndighetens',
  ])
    expect(form).toContain(said)
  expect(form).toMatch(/<option value="fruit-baskets" selected|value="fruit-baskets"/)
  // It is no need of the ledger's.
  expect(form).not.toContain('name="source"')
  const politician = await signIn(t, { role: 'politician', municipalityCode: '2184' })
  const seen = await see(t, politician, `${path}/KA2326`)
  expect([seen.statusCode, seen.body.includes('/inkop/behov/nytt')]).toEqual([200, false])
})

test('one page is for those alone who see the list, and what is no number of theirs is not found', async () => {
  expect((await see(t, undefined, `${path}/KA2326`)).headers.location).toContain('/logga-in')
  const who = await signIn(t, { role: 'case_worker' })
  expect((await see(t, who, `${path}/KA2326`)).statusCode).toBe(403)
  for (const none of ['KA0', 'x', '%00', 'a'.repeat(60), 'ka2326', "KA2326'"])
    expect([none, (await see(t, officer, `${path}/${none}`)).statusCode]).toEqual([none, 404])
})

test('they are found from everywhere, reserved ones first, by those who may read them', async () => {
  const { body } = await see(t, officer, '/sok?q=fruktkorg')
  expect(body).toMatch(/Förebilder \(\d+\)/)
  expect(body).toContain('href="/inkop/forebilder/KA2326"')
  expect(body).toContain('href="/inkop/forebilder?q=fruktkorg&amp;visa=alla"')
  const who = await signIn(t, { role: 'case_worker' })
  expect((await see(t, who, '/sok?q=fruktkorg')).body).not.toContain('/inkop/forebilder')
})

test('in English too', async () => {
  const { body } = await page('?lang=en')
  expect(body).toContain('Of 12,590 advertised procurements in 2021, 17 were reserved.')
})

test('a title goes before a code, and what is not clear gets no kind', () => {
  // The seventeen reserved ones of 2021, each looked at: title, code, kind.
  const reserved: [string, string, string][] = [
    ['Lokalvård Messingen', '90910000', 'cleaning'],
    ['Reserverad upphandling - Fruktkorgar Söderhamn', '15300000', 'fruit-baskets'],
    ['Platser i arbetsintegrerade sociala företag (ASF)', '80590000', 'work-training'],
    ['Förberedande insatser inför praktik, arbete och studier', '85310000', 'work-training'],
    ['Ramavtal Måleritjänster', '45261220', 'painting'],
    ['Textil och sömnadsarbeten', '50850000', 'sewing'],
    ['Tvätt av gardiner - Borlänge kommun', '98133000', 'laundry'],
    ['Nybyggnation Fritidsbåtshamn Lövudden', '45000000', ''],
    ['Måltidstransporter', '55521200', 'meals-delivery'],
    ['Inköp av dagligvaror', '55521100', 'meals-delivery'],
    ['Städtjänster inom Omsorgen, Torsby kommun 2021', '98500000', 'cleaning'],
    ['Reserverad upphandling - Arbetsträningsplatser Luleå', '85310000', 'work-training'],
    ['Flyttjänster', '60100000', 'moving'],
    ['Reserverad upphandling - Arbetsträningsplatser', '85300000', 'work-training'],
    ['Hygiensäkring och skadedjurskontroll - Kök och matsalar 2022', '77231200', ''],
    ['Inköp av dagligvaror till brukare i hemvården', '85000000', 'meals-delivery'],
    ['2021-Leverans av matportioner inom hemtjänst', '85312200', 'meals-delivery'],
  ]
  for (const [title, cpv, kind] of reserved)
    expect(`${title}: ${kindOf(title, cpv)}`).toBe(`${title}: ${kind}`)
  expect(kindOf('Avtal 2', '90911300')).toBe('window-cleaning')
  expect(kindOf('Avtal 2', '90919200')).toBe('cleaning')
  expect(kindOf('Avtal 2', '00000000')).toBe('')
  expect(kindOf('IT-system för lokalvård', '48300000')).toBe('')
  expect(kindOf('Skolskjuts med taxi', '60120000')).toBe('')
})

test('buyers are written as names', () => {
  for (const [shouted, name] of [
    ['SÖDERHAMNS KOMMUN', 'Söderhamns kommun'],
    ['UPPLANDS-BRO KOMMUN', 'Upplands-Bro kommun'],
    ['AKTIEBOLAGET VÄSBYHEM', 'Aktiebolaget Väsbyhem'],
    ['HYRESBOSTÄDER I NORRKÖPING AKTIEBOLAG', 'Hyresbostäder i Norrköping Aktiebolag'],
    ['VA-BOLAGET I KARLSKOGA AB', 'VA-Bolaget i Karlskoga AB'],
    ['SÖDERHALLS RENHÅLLNINGSVERK AKTIEBOLAG (SÖRAB)', 'Söderhalls Renhållningsverk Aktiebolag (SÖRAB)'],
    ['VA SYD', 'VA Syd'],
  ] as const)
    expect(buyerName(shouted)).toBe(name)
})

test('on the page of a kind: those who reserved first, in a sentence', async () => {
  const precedents = await t.db.inActor({ kind: 'nobody' }, tx =>
    selectPrecedents(tx, { category: 'fruit-baskets', limit: 3 }),
  )
  expect(precedents.map(p => p.reserved)).toEqual([true, false, false])
  const html = renderToString(<PrecedentList precedents={precedents} category="fruit-baskets" />)
  expect(html).toContain('Söderhamns kommun reserverade ”Fruktkorgar Söderhamn” i maj 2021.')
  expect(html).toContain('/inkop/forebilder?kategori=fruit-baskets&amp;visa=alla')
  expect(renderToString(<PrecedentList precedents={[]} category="firewood" />)).toContain('Ingen annonserad')
})
