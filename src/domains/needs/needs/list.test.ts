import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { see, send } from '../../../testing/register.ts'
import { boxes, buyer, read, writeNeed } from './testing.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
})
afterAll(() => t.close())

const titlesOf = (body: string) =>
  [...body.matchAll(/class="table__link"[^>]*>([^<]*)</g)].map(([, title]) => title)

test('an empty list says the three ways to fill it', async () => {
  const { body } = await see(t, officer, '/inkop/behov')
  for (const way of ['href="/inkop"', 'href="/inkop/behov/nytt"', 'href="/inkop/behov/plan"'])
    expect(body).toContain(way)
})

test('the list is searched, narrowed and summed', async () => {
  await writeNeed(t, officer, { title: 'Frukt', value_ore: '12 400 000', todays_supplier: 'Äppelbolaget AB' })
  await writeNeed(t, officer, { title: 'Snö', category: 'snow-clearing', value_ore: '600 000' })
  const shut = await writeNeed(t, officer, { title: 'Gammalt', category: 'snow-clearing' })
  await send(t, officer, `${shut}/avsluta`, { closed_why: 'Klart' })
  const seen = await writeNeed(t, officer, { title: 'Synligt', source: 'ledger' })
  await send(t, officer, `${seen}/visa`, { contact_email: 'a@b.example' })
  const list = async (query: string) => titlesOf((await see(t, officer, `/inkop/behov${query}`)).body)
  expect((await list('')).sort()).toEqual(['Frukt', 'Snö', 'Synligt'])
  expect(await list('?q=%C3%A4ppelbol')).toEqual(['Frukt'])
  expect(await list('?q=%25')).toEqual([])
  expect(await list('?kategori=snow-clearing')).toEqual(['Snö'])
  expect((await list('?kategori=snow-clearing&kategori=fruit-baskets')).length).toBe(3)
  expect(await list('?lage=avslutade')).toEqual(['Gammalt'])
  expect((await list('?lage=alla')).length).toBe(4)
  expect(await list('?visas=ja')).toEqual(['Synligt'])
  expect(await list('?kalla=ledger')).toEqual(['Synligt'])
  expect(await read(t, officer, '/inkop/behov')).toContain(
    '3 behov, tillsammans 13 miljoner kronor. 1 har inget uppskattat värde',
  )
  expect(await read(t, officer, '/inkop/behov?q=Frukt')).toContain('Ett behov på 12,4 miljoner kronor')
  expect(await read(t, officer, '/inkop/behov?q=finns-inte')).toContain('Inget behov passar det du söker')
  // What cannot be used is left aside.
  expect((await see(t, officer, '/inkop/behov?enhet=x&sort=y&efter=z&lage=w')).statusCode).toBe(200)
})

test('the list as a file is safe from formulas and holds amounts to calculate with', async () => {
  await writeNeed(t, officer, { title: '=1+1', value_ore: '1,50' })
  const csv = await see(t, officer, '/inkop/behov.csv?lage=alla')
  expect(csv.headers['content-disposition']).toContain('behov.csv')
  expect(csv.body).toContain("'=1+1;")
  expect(csv.body).toContain(';1,5;')
  expect(csv.body).toContain(';12400000;')
  const xlsx = await see(t, officer, '/inkop/behov.xlsx')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('every need stands on exactly one page, in every order and both ways', {
  timeout: 120_000,
}, async () => {
  const many = await signIn(t, await buyer(t, '2361'))
  const days = ['2027-01-01', '2027-01-01', '2028-02-29']
  const titles: string[] = []
  for (let n = 0; n < 107; n++) {
    const title = `Behov ${String(n).padStart(3, '0')}`
    titles.push(title)
    await writeNeed(t, many, {
      title,
      // Many alike, and many without: the order must still be whole.
      ...(n % 3 === 0 ? {} : { value_ore: String((n % 5) * 1000) }),
      ...(n % 4 === 0 ? {} : boxes('starts_on', days[n % 3] ?? '')),
      ...(n % 5 === 0 ? boxes('contract_ends_on', days[n % 3] ?? '') : {}),
    })
    if (n % 10 === 0) t.clock.advance({ seconds: 1 })
  }
  for (const sort of ['varde', 'avtalsslut', 'start', 'andrad'])
    for (const direction of ['asc', 'desc']) {
      let url: string | undefined = `/inkop/behov?sort=${sort}&riktning=${direction}`
      const found: (string | undefined)[] = []
      for (let page = 0; url !== undefined && page < 5; page++) {
        const body: string = (await see(t, many, url)).body
        found.push(...titlesOf(body))
        url = /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
      }
      expect([...found].sort(), `${sort} ${direction}`).toEqual(titles)
    }
})
