import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { register, see, send } from '../../../testing/register.ts'
import { boxes, buyer, idOf, openNeedFor, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
})
afterAll(() => t.close())

const canary = 'hemligkanarie'
const private_ = {
  todays_supplier: `${canary} Leverantör AB`,
  value_note: `${canary} anteckning`,
  value_ore: '98 765 432',
  value_basis: 'ledger',
  ...boxes('contract_ends_on', '2031-05-17'),
}
const shown = {
  title: 'Fruktkorgar till skolorna',
  description: 'Färsk frukt varje vecka.',
  amount: '120',
  amount_unit: 'korgar',
  amount_per: 'week',
  place: 'Sju skolor',
  lots: '3',
  ...boxes('starts_on', '2027-09-01'),
}

test('everybody sees who buys what, how much, where, when and how to answer – and nothing else', async () => {
  const who = await signIn(t, {
    role: 'ordering_officer',
    tenantId: officer.tenantId,
    name: `${canary} Berg`,
  })
  const at = await openNeedFor(t, who, { ...shown, ...private_ })
  await writeNeed(t, who, { title: `${canary} inte öppet`, ...private_ })
  const shut = await openNeedFor(t, who, { title: 'Avslutat behov', ...private_ })
  await send(t, who, `${shut}/avsluta`, { closed_why: `${canary} orsak` })
  // The net would catch something: those who wrote it see it.
  expect(await read(t, officer, at)).toContain(`${canary} anteckning`)
  const open = `/behov/${idOf(at)}`
  const page = await read(t, undefined, open)
  for (const said of [
    'Fruktkorgar till skolorna',
    'Kommunen 2182',
    '120 korgar per vecka',
    'Sju skolor, Söderhamn',
    'Från 1 september 2027',
    'Kan delas i 3 delar',
    'Frågor till upphandling@kommun.example',
  ])
    expect(page).toContain(said)
  const e = await register(t, { municipalityCode: '0380' })
  const readers = [undefined, e.manager, await signIn(t, await buyer(t, '1480')), await signIn(t)]
  for (const reader of readers) {
    for (const url of ['/behov', '/behov.csv', `/behov?q=${canary}`, open, `/behov/${idOf(shut)}`]) {
      const answer = await see(t, reader, url)
      expect(answer.statusCode).toBe(200)
      // What was searched for stands in the box; nothing else may hold the canary.
      const body = answer.body.replaceAll(new RegExp(`(q=|value="|”)${canary}`, 'g'), '')
      for (const secret of [
        canary,
        '98 765 432',
        '98765432',
        '17 maj 2031',
        '2031-05-17',
        who.personId,
        who.tenantId,
      ])
        expect(body, `${url} ${secret}`).not.toContain(secret)
    }
    expect((await see(t, reader, '/behov')).body).not.toContain('Avslutat behov')
  }
  expect(await read(t, undefined, `/behov/${idOf(shut)}`)).toContain('tar inte emot fler svar')
})

test('a need that is not open, an unknown one and what is no id answer alike', async () => {
  const own = idOf(await writeNeed(t, officer, { title: 'Bara vårt' }))
  const hidden = await openNeedFor(t, officer, { title: 'Dolt igen' })
  await send(t, officer, `${hidden}/dolj`)
  const none = await see(t, undefined, '/behov/00000000-0000-4000-8000-00000000000a')
  for (const id of [own, idOf(hidden), 'inget-id']) {
    const answer = await see(t, undefined, `/behov/${id}`)
    expect([answer.statusCode, answer.body.replaceAll(id, '00000000-0000-4000-8000-00000000000a')]).toEqual([
      404,
      none.body,
    ])
  }
  // Not even to those who wrote it: this is what everybody sees.
  expect((await see(t, officer, `/behov/${own}`)).statusCode).toBe(404)
})

test('an organisation that is not public shows nothing to others', async () => {
  const quiet = await signIn(t, { role: 'procurement_officer', municipalityCode: '0180' })
  const at = await openNeedFor(t, quiet, { title: 'Tyst behov' })
  expect((await see(t, undefined, '/behov')).body).not.toContain('Tyst behov')
  expect((await see(t, undefined, `/behov/${idOf(at)}`)).statusCode).toBe(404)
})

test('open needs are found by kind, place and words, newest first, page by page', async () => {
  const north = await signIn(t, await buyer(t, '2361'))
  const titles: string[] = []
  for (let n = 0; n < 65; n++) {
    t.clock.advance({ seconds: n % 3 })
    const title = `Snöröjning väg ${String(n).padStart(2, '0')}`
    titles.push(title)
    await openNeedFor(t, north, { title, category: 'snow-clearing' })
  }
  await openNeedFor(t, north, { title: 'Åt grannen', category: 'snow-clearing', area: 'Bollnäs' })
  const list = async (query: string) => {
    const { body } = await see(t, undefined, `/behov${query}`)
    return [...body.matchAll(/class="card__link"[^>]*><span>([^<]*)</g)].map(([, title]) => title)
  }
  expect(await list('?kommun=2183')).toEqual(['Åt grannen'])
  expect(await list('?lan=23&q=v%C3%A4g+07')).toEqual(['Snöröjning väg 07'])
  expect(await list('?kategori=fruit-baskets&kommun=2182')).toContain('Fruktkorgar till skolorna')
  expect(await list('?kategori=fruit-baskets&kommun=2361')).toEqual([])
  let url: string | undefined = '/behov?kategori=snow-clearing&kommun=2361'
  const found: (string | undefined)[] = []
  for (let page = 0; url !== undefined && page < 5; page++) {
    const query: string = url.slice('/behov'.length)
    found.push(...(await list(query)))
    url = /href="([^"]*)" rel="next"/.exec((await see(t, undefined, url)).body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect([...found].sort()).toEqual(titles)
  expect([found[0], found.length]).toEqual(['Snöröjning väg 64', 65])
  const csv = (await see(t, undefined, '/behov.csv?kategori=snow-clearing')).body
  expect(csv.split('\r\n').length).toBe(1 + 66 + 1)
  expect((await see(t, undefined, '/behov?lan=99&kommun=x&efter=y')).statusCode).toBe(200)
})

test('a demo need without an address says whom to ask', async () => {
  const id = idOf(await openNeedFor(t, officer, { title: 'Utan adress' }))
  await t.db.inActor(system('test'), tx =>
    tx.updateTable('needs.needs').set({ contact_email: '' }).where('need_id', '=', id).execute(),
  )
  expect(await read(t, undefined, `/behov/${id}`)).toMatch(/Kontakta Kommunen 2182 och fråga/)
})
