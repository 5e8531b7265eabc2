import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { boxes, open } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let other: SignedIn
const made: Record<string, Registered> = {}

const holds = (text: string) => (html: string) => html.includes(text)

const offering = async (
  name: string,
  municipalityCode: string,
  offer: Record<string, string | string[]>,
): Promise<void> => {
  const registered = await register(t, { municipalityCode, stewardId: officer.tenantId })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ name })
      .where('tenant_id', '=', registered.tenantId)
      .execute(),
  )
  const answer = await send(t, registered.manager, `${registered.at}/erbjudanden/nytt`, offer)
  expect(answer.statusCode).toBe(303)
  made[name] = registered
}
const baskets = (capacity: string, more: Record<string, string | string[]> = {}) => ({
  title_sv: 'Fruktkorgar',
  category: 'fruit-baskets',
  unit_sv: 'korg',
  capacity_amount: capacity,
  capacity_per: 'week',
  ...more,
})

const need = async (fields: Record<string, string | string[]>): Promise<string> => {
  const answer = await send(t, officer, '/inkop/behov/nytt', {
    title: 'Frukt till personalrummen',
    category: 'fruit-baskets',
    amount: '100',
    amount_unit: 'korgar',
    amount_per: 'week',
    ...fields,
  })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location).split('?')[0] ?? ''
}
const page = async (who: SignedIn, url: string) => (await open(t, who, url)).body.replaceAll('\u00a0', ' ')

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
})
afterAll(() => t.close())

test('nobody yet: the page says so and leads to an open question', async () => {
  const at = await need({ title: 'Frukt när ingen finns' })
  const html = await page(officer, `${at}/matchning`)
  expect(html).toSatisfy(holds('Ingen ännu – fråga'))
  expect(html).toSatisfy(holds('/foretag/fraga?'))
})

test('who delivers here comes first, with every reason in words', async () => {
  await offering('Litet Fruktbud', '2182', baskets('60'))
  await offering('Stora Korgen', '2182', baskets('200', { lead_time_days: '14' }))
  await offering('Bageriet Intill', '2182', { title_sv: 'Bullar', category: 'bakery' })
  await offering('Frukt i Skåne', '1280', baskets('500'))
  const at = await need({})
  const html = await page(officer, `${at}/matchning`)
  const place = (name: string) => html.indexOf(`>${name}</a>`)
  expect(place('Stora Korgen')).toBeGreaterThan(0)
  expect(place('Stora Korgen')).toBeLessThan(place('Litet Fruktbud'))
  expect(place('Litet Fruktbud')).toBeLessThan(place('Bageriet Intill'))
  expect(place('Frukt i Skåne')).toBe(-1)
  for (const said of [
    '10 400 korgar om året, ni behöver 5 200',
    '60 procent: 3 120 korgar om året av 5 200',
    'Gör: Bullar',
    '2 kan, 1 gör något närliggande',
    '>3 av 3<',
  ])
    expect(html).toSatisfy(holds(said))
})

/** The row of one enterprise. */
const row = (html: string, name: string) =>
  html.split('<tr class="mark-table__row"').find(part => part.includes(`>${name}</a>`)) ?? ''

test('what is only partly fulfilled does not look fulfilled, and the signs are as many as the count says', async () => {
  const html = await page(officer, `${await need({ title: 'Frukt i mängd', amount: '5000' })}/matchning`)
  for (const name of ['Litet Fruktbud', 'Stora Korgen', 'Bageriet Intill']) {
    const one = row(html, name)
    const [, fits] = />(\d+) av \d+/.exec(one) ?? []
    expect(one.split('mark-table__cell--yes').length - 1, name).toBe(Number(fits))
  }
  expect(row(html, 'Litet Fruktbud')).toMatch(/mark--unsure.{0,300}En del.{0,100}1 procent: /s)
  const little = await page(officer, `${await need({ title: 'Allt för mycket', amount: '50000' })}/matchning`)
  expect(little).toSatisfy(holds('mindre än 1 procent'))
})

test('the columns are the need’s own conditions in its own words, each row has a box to tick, and none is ticked', async () => {
  const html = await page(
    officer,
    `${await need({ title: 'Frukt', ...boxes('starts_on', '2027-03-01') })}/matchning`,
  )
  const heads = [...html.matchAll(/<th scope="col"[^>]*>([^<]+)<\/th>/g)].map(m => m[1])
  expect(heads).toEqual([
    'Företag',
    'Säljer det',
    'Levererar dit',
    '100 korgar per vecka',
    'Börjar 1 mars 2027',
    'Stämmer',
  ])
  expect(row(html, 'Stora Korgen')).toMatch(/type="checkbox"[^>]*name="foretag"/)
  expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
})

test('two that each manage a part are shown together when nobody manages alone', async () => {
  const at = await need({ title: 'Mycket frukt', amount: '250' })
  const html = await page(officer, `${at}/matchning`)
  expect(html).toSatisfy(holds('Tillsammans'))
  expect(html).toSatisfy(holds('hinner tillsammans 13 520 om året'))
  // Exactly those two are asked, by a link.
  const [, href = ''] = /href="([^"]*fraga\?foretag=[^"]*)"[^>]*>\s*Fråga båda/.exec(html) ?? []
  const asked = new URLSearchParams(href.replaceAll('&amp;', '&').split('?')[1]).getAll('foretag')
  expect(asked.sort()).toEqual(['Litet Fruktbud', 'Stora Korgen'].map(n => made[n]?.tenantId).sort())
  const question = await page(officer, href.replaceAll('&amp;', '&'))
  expect(question.match(/name="foretag"[^>]*checked/g)).toHaveLength(2)
  for (const name of ['Litet Fruktbud', 'Stora Korgen']) expect(question).toSatisfy(holds(name))
  expect(question).not.toSatisfy(holds('Bageriet Intill'))
  // Who may only read is not told to ask.
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  const read = await page(politician, `${at}/matchning`)
  expect([read.includes('Tillsammans'), read.includes('Fråga båda'), read.includes('Fråga dem')]).toEqual([
    true,
    false,
    false,
  ])
  const alone = await page(officer, `${await need({ title: 'Lite frukt', amount: '50' })}/matchning`)
  expect(alone).not.toSatisfy(holds('hinner tillsammans'))
  expect(alone).not.toSatisfy(holds('Tillsammans'))
})

test('a question that nobody has been chosen for shows those who can deliver, none of them ticked', async () => {
  const form = await page(officer, `${await need({ title: 'Frukt' })}/fraga`)
  for (const name of ['Litet Fruktbud', 'Stora Korgen']) expect(form).toSatisfy(holds(name))
  expect(form).not.toMatch(/name="foretag"[^>]*checked/)
  expect(form).not.toSatisfy(holds('id="errors"'))
})

test('when no two or three are enough together, the page says how far they reach', async () => {
  const html = await page(officer, `${await need({ title: 'För mycket frukt', amount: '1000' })}/matchning`)
  expect(html).toSatisfy(holds('vi hittar inte två eller tre som räcker tillsammans'))
  expect(html).toSatisfy(holds('De två som hinner mest klarar ihop 26 procent av mängden.'))
  const far = await need({ title: 'Frukt långt bort', amount: '250', area: 'Söderhamn, Kiruna' })
  expect(await page(officer, `${far}/matchning`)).toSatisfy(holds('Som mest nås 1 av 2 kommuner.'))
})

test('a season that an offer does not have, and a start too soon, are said', async () => {
  await offering('Vinterväg', '2182', {
    title_sv: 'Snöröjning',
    category: 'snow-clearing',
    seasons: ['autumn'],
    lead_time_days: '60',
  })
  const at = await need({
    title: 'Snö på gångvägar',
    category: 'snow-clearing',
    amount: '',
    amount_unit: '',
    amount_per: '',
    seasons: ['winter'],
    ...boxes('starts_on', '2026-12-01'),
  })
  const html = await page(officer, `${at}/matchning`)
  expect(row(html, 'Vinterväg')).toMatch(/data-label="Vinter".{0,300}>Nej</s)
  expect(row(html, 'Vinterväg')).toSatisfy(holds('Behöver 60 dagar'))
})

test('another municipality’s need, and one that does not exist, are matched for nobody', async () => {
  const at = await need({ title: 'Eget behov' })
  const foreign = await see(t, other, `${at}/matchning`)
  const unknown = await see(t, other, '/inkop/behov/00000000-0000-4000-8000-000000000000/matchning')
  expect([foreign.statusCode, unknown.statusCode]).toEqual([404, 404])
  expect(foreign.body.replaceAll(at, '')).toBe(
    unknown.body.replaceAll('/inkop/behov/00000000-0000-4000-8000-000000000000', ''),
  )
  expect((await see(t, undefined, `${at}/matchning`)).statusCode).toBe(303)
  expect((await see(t, made['Stora Korgen']?.manager, `${at}/matchning`)).statusCode).toBe(403)
})
