import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../../testing/app.ts'
import { nowhere } from '../../../../testing/demo.ts'
import { demoEnterprises, loadDemoEnterprises } from '../../demo.ts'

type Thing = Record<string, unknown> & { id: string }
type Page = {
  total_items: number
  total_pages: number
  size: number
  last_page: boolean
  empty: boolean
  contents: Thing[]
}

let t: TestApp
let byKey: Map<string, string>
beforeAll(async () => {
  t = await openTestApp()
  byKey = await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
})
afterAll(() => t.close())

const page = async (path: string) => (await t.app.inject(`/api/hsds/${path}`)).json() as Page
const everyPage = async (noun: string): Promise<Thing[]> => {
  const all: Thing[] = []
  for (let n = 1; ; n++) {
    const { contents, last_page } = await page(`${noun}?per_page=40&page=${n}`)
    all.push(...contents)
    if (last_page) return all
  }
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('every noun has pages, and each of its things an address of its own that says the same', async () => {
  for (const noun of ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms']) {
    const first = await page(`${noun}?per_page=3`)
    expect(first, noun).toMatchObject({
      page_number: 1,
      first_page: true,
      empty: false,
      size: first.contents.length,
    })
    expect(first.total_pages).toBe(Math.ceil(first.total_items / 3))
    for (const thing of first.contents) {
      expect(thing.id).toMatch(uuid)
      expect((await t.app.inject(`/api/hsds/${noun}/${thing.id}`)).json(), noun).toEqual(thing)
    }
    const beyond = await page(`${noun}?page=9999`)
    expect(beyond).toMatchObject({ empty: true, size: 0, last_page: true, contents: [] })
    for (const unknown of [crypto.randomUUID(), 'x', '%00'])
      expect((await t.app.inject(`/api/hsds/${noun}/${unknown}`)).statusCode).toBe(404)
    expect((await t.app.inject(`/api/hsds/${noun}?page=0`)).statusCode).toBe(400)
  }
})

test('the root says what it follows and where it is described', async () => {
  const root = (await t.app.inject('/api/hsds/')).json() as { version: string; openapi_url: string }
  expect(root.version).toBe('3.1')
  expect((await t.app.inject(new URL(root.openapi_url).pathname)).statusCode).toBe(200)
})

const placesInAll = async () =>
  Number((await t.db.pool.query('select count(*) from directory.places where is_public')).rows[0]?.count)

test('all offers and places of the register are services, each once', async () => {
  const services = await everyPage('services')
  const expected = demoEnterprises().reduce((sum, e) => sum + e.offers.length, 0) + (await placesInAll())
  expect(new Set(services.map(s => s.id)).size).toBe(services.length)
  expect(services).toHaveLength(expected)
  for (const s of services) {
    for (const field of ['id', 'name', 'status', 'organization', 'service_at_locations', 'attributes'])
      expect(s).toHaveProperty(field)
    expect(
      (s['attributes'] as Thing[]).some(a => 'taxonomy_term' in a),
      s.id,
    ).toBe(true)
  }
  // Only what the enterprise itself has confirmed within a year, by somebody who may speak for it, is assured.
  const { rows } = await t.db.pool.query(
    `select tenant_id from directory.enterprises e where directory.trust_level(e, $1) > 1`,
    [
      t.clock
        .now()
        .subtract({ hours: 24 * 365 })
        .toString(),
    ],
  )
  const own = new Set(rows.map(r => r.tenant_id))
  expect(own.size).toBeGreaterThan(0)
  expect(services.filter(s => 'assured_date' in s).map(s => s.id)).toEqual(
    services.filter(s => own.has(s['organization_id'])).map(s => s.id),
  )
})

test('work training places tell how many are free', async () => {
  const places = (await everyPage('services')).filter(s => (s['capacities'] as Thing[]).length > 0)
  expect(places).toHaveLength(await placesInAll())
  for (const place of places) {
    const [capacity] = place['capacities'] as (Thing & {
      available: number
      maximum: number
      updated: string
      unit: Thing
    })[]
    expect(capacity?.unit.id).toMatch(uuid)
    expect(capacity?.available).toBeLessThanOrEqual(capacity?.maximum ?? 0)
    expect(Number.isNaN(Date.parse(capacity?.updated ?? ''))).toBe(false)
  }
})

test('organisations carry where they are, and a number only where it is not a person’s', async () => {
  const organizations = await everyPage('organizations')
  expect(organizations).toHaveLength(byKey.size)
  const traders = new Set(
    demoEnterprises()
      .filter(e => e.form === 'enskild firma')
      .map(e => byKey.get(e.key)),
  )
  for (const o of organizations) {
    for (const field of ['id', 'name', 'description', 'locations', 'phones', 'contacts'])
      expect(o).toHaveProperty(field)
    expect((o['organization_identifiers'] as Thing[]).length).toBe(traders.has(o.id) ? 0 : 1)
  }
})

test('services can be asked for by organisation and by kind', async () => {
  const id = byKey.get('korgboden-soderhamn')
  const own = await page(`services?organization_id=${id}`)
  expect(own.contents.length).toBeGreaterThan(0)
  expect(own.contents.every(s => s['organization_id'] === id)).toBe(true)
  const terms = await everyPage('taxonomy_terms')
  const term = terms.find(one => one['code'] === 'fruit-baskets')
  const baskets = await page(`services?taxonomy_term_id=${term?.id}`)
  expect(baskets.total_items).toBe(
    demoEnterprises()
      .flatMap(e => e.offers)
      .filter(o => o.category === 'fruit-baskets').length,
  )
  expect((await page(`services?taxonomy_term_id=${crypto.randomUUID()}`)).total_items).toBe(0)
})
