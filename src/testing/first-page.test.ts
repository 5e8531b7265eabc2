import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxes, buyer, openNeedFor, read } from '../domains/needs/needs/testing.ts'
import { openTestApp, type TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'
import { type Registered, register, see, send } from './register.ts'

let t: TestApp
let officer: SignedIn
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const page = async (query = '') => (await see(t, undefined, `/${query}`)).body
/** Which of these stand on it: whole pages in a report are read by nobody. */
const standing = (body: string, ...texts: string[]) => texts.filter(text => body.includes(text))
const need = (title: string, starts: string, fields = {}) =>
  openNeedFor(t, officer, { title, ...boxes('starts_on', starts), ...fields })

test('an installation without anybody in it asks what is needed, shows three doors, and draws nothing', async () => {
  const body = await page()
  const there = ['Köp det ni ändå behöver. Låt någon växa.', 'href="/anmal-foretag"', 'href="/oppna-data"']
  expect(standing(body, ...there)).toEqual(there)
  expect(standing(body, 'id="where"', 'id="needs"', 'id="kinds"', 'map__drawing', 'year-grid')).toEqual([])
})

test('where enterprises are and deliver is drawn and listed, and kinds are counted by enterprise', async () => {
  e = await register(t)
  for (const [title_sv, category] of [
    ['Fruktkorgar', 'fruit-baskets'],
    ['Frukt på fat', 'fruit-baskets'],
    ['Lunch', 'catering'],
  ])
    await send(t, e.manager, `${e.at}/erbjudanden/nytt`, {
      title_sv: title_sv ?? '',
      category: category ?? '',
    })
  const body = await page()
  const there = [
    'Ett företag i en kommun',
    'De levererar i en kommun',
    'map__reached',
    'Söderhamn: 1 företag',
  ]
  expect(standing(body, ...there)).toEqual(there)
  expect(body.match(/href="\/foretag\?kommun=2182"[^>]*>/g)).toHaveLength(2)
  // Two offers of a kind, and two kinds of a group, are one enterprise.
  const counted = /<h3>(?<group>[^<]*)<\/h3> <span class="quiet">(?<many>[^<]*)/.exec(body)?.groups
  expect({ ...counted }).toEqual({ group: 'Mat och fika', many: 'ett företag' })
  const kinds = [...body.matchAll(/\?kategori=([a-z-]+)">[^<]*<\/a> <span class="quiet">(\d+)/g)]
  expect(kinds.map(([, kind, many]) => `${kind} ${many}`)).toEqual(['catering 1', 'fruit-baskets 1'])
})

test('counted once and remembered, it is counted anew whatever changes', async () => {
  const said = async () => {
    const body = await page()
    const kinds = [...body.matchAll(/\?kategori=([a-z-]+)">[^<]*<\/a> <span class="quiet">(\d+)/g)]
    return [/id="where">([^<]*)/.exec(body)?.[1], ...kinds.map(([, kind, many]) => `${kind} ${many}`)]
  }
  expect(await said()).toEqual(['Ett företag i en kommun', 'catering 1', 'fruit-baskets 1'])
  const other = await register(t, { municipalityCode: '2161' })
  expect(await said()).toEqual(['2 företag i 2 kommuner', 'catering 1', 'fruit-baskets 1'])
  const offer = { title_sv: 'Frukt', category: 'fruit-baskets' }
  await send(t, other.manager, `${other.at}/erbjudanden/nytt`, offer)
  expect(await said()).toEqual(['2 företag i 2 kommuner', 'catering 1', 'fruit-baskets 2'])
  await send(t, other.keeper, `${other.at}/ta-ned`, { reason: 'Prov' })
  expect(await said()).toEqual(['Ett företag i en kommun', 'catering 1', 'fruit-baskets 1'])
})

test('what municipalities look for stands by month, the next first, with all of it one link away', async () => {
  officer = await signIn(t, await buyer(t, '2183'))
  await need('Frukt till skolor', '2027-04-01', boxes('ends_on', '2027-06-30'))
  await need('Snöskottning', '2026-12-15', boxes('ends_on', '2029-04-30'))
  await need('Tvätt om länge', '2027-12-01')
  const body = await page()
  const text = await read(t, undefined, '/')
  expect(text).toMatch(/Kommuner söker .*Snöskottning Kommunen 2183, 15 dec 2026.*Frukt till skolor/)
  expect(text).toContain('Alla 3 behov')
  expect(text).not.toContain('Tvätt om länge')
  const row = (title: string) =>
    /<tr>(?:(?!<tr>).)*?<\/tr>/gs.exec(body.slice(body.lastIndexOf('<tr>', body.indexOf(title))))?.[0] ?? ''
  const months = (title: string) =>
    [...row(title).matchAll(/<td class="year-grid__cell([^"]*)">(<span)?/g)].map(([, during = '', mark]) =>
      mark ? 'o' : during ? '-' : ' ',
    )
  // November 2026 to October 2027.
  expect(months('Snöskottning').join('')).toBe(' o----------')
  expect(months('Frukt till skolor').join('')).toBe('     o--    ')
  expect(body.indexOf('id="needs"')).toBeLessThan(body.indexOf('id="where"'))
})

test('whatever is hidden, ended or taken down is gone at once', async () => {
  const [one, other] = [
    await need('Flytt av förskola', '2027-02-01'),
    await need('Städning av badhus', '2027-02-01'),
  ]
  const both = ['Flytt av förskola', 'Städning av badhus']
  expect(standing(await page(), ...both)).toEqual(both)
  await send(t, officer, `${one}/dolj`)
  await send(t, officer, `${other}/avsluta`, { closed_why: 'Inställt' })
  expect(standing(await page(), ...both)).toEqual([])
  expect(
    (await send(t, e.keeper, `${e.at}/ta-ned`, { reason: 'Verksamheten har upphört.' })).statusCode,
  ).toBe(303)
  expect(standing(await page(), 'id="where"', 'id="kinds"')).toEqual([])
})

test('the same in English', async () => {
  const there = [
    'Buy what you need anyway. Let someone grow.',
    'Municipalities are looking for',
    'All 3 needs',
  ]
  expect(standing(await page('?lang=en'), ...there)).toEqual(there)
})
