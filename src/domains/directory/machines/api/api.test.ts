import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../../testing/app.ts'
import { nowhere } from '../../../../testing/demo.ts'
import { signIn } from '../../../../testing/identity.ts'
import { demoEnterprises, loadDemoEnterprises } from '../../demo.ts'
import { moveEnterprise } from '../../enterprises/actions.ts'

let t: TestApp
let byKey: Map<string, string>
beforeAll(async () => {
  t = await openTestApp()
  byKey = await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
})
afterAll(() => t.close())

type Item = Record<string, unknown> & {
  id: string
  name: string
  slug: string
  offers: { id: string }[]
  reasons?: { match: string; offer_id: string }[]
}
type Page = { data: Item[]; next: string | null; total: number }
const get = async (url: string) => {
  const answer = await t.app.inject(url)
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: answer.json() as Page & Item & { detail: string },
  }
}
const find = async (query: string) => (await get(`/api/v1/enterprises?${query}`)).json

test('finds who can deliver this, here, and says why', async () => {
  const { data } = await find('q=fruktkorg&municipality=2182')
  expect(data[0]?.id).toBe(byKey.get('korgboden-soderhamn'))
  expect(data[0]?.['municipality_code']).toBe('2182')
  const reason = data[0]?.reasons?.[0]
  expect(reason?.match).toBe('title')
  expect(data[0]?.offers.map(o => o.id)).toContain(reason?.offer_id)
  expect((await find('category=car-wash')).data.every(e => e.reasons === undefined)).toBe(true)
})

test('pages by key through the whole register, nobody twice and nobody left out', async () => {
  const seen: string[] = []
  let after = ''
  for (let pages = 0; pages < 100; pages++) {
    const { data, next } = await find(`limit=7&after=${after}`)
    seen.push(...data.map(e => e.id))
    if (next === null) break
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(new Set(seen)).toEqual(new Set(byKey.values()))
})

test('one enterprise by name in its address and by id; another answers 404', async () => {
  const id = byKey.get('korgboden-soderhamn') ?? ''
  const byId = await get(`/api/v1/enterprises/${id}`)
  const bySlug = await get(`/api/v1/enterprises/${byId.json.slug}`)
  expect(bySlug.text).toBe(byId.text)
  for (const unknown of ['finns-inte', crypto.randomUUID(), '%00', 'A b']) {
    const answer = await t.app.inject(`/api/v1/enterprises/${unknown}`)
    expect(answer.statusCode, unknown).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  }
})

test('what cannot be used is named', async () => {
  for (const [query, name] of [
    ['limit=0', 'limit'],
    ['limit=1000', 'limit'],
    ['limit=tio', 'limit'],
    ['municipality=9999', 'municipality'],
    ['municipality=Söderhamn', 'municipality'],
    ['category=rymdfart', 'category'],
    ['after=abc', 'after'],
    ['q=a&q=b', 'q'],
    ['municipalty=2182', 'municipalty'],
    [`q=${'x'.repeat(201)}`, 'q'],
  ] as const) {
    const answer = await t.app.inject(`/api/v1/enterprises?${encodeURI(query)}`)
    expect(answer.statusCode, query).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 400, code: 'wrong_parameter' })
    expect((answer.json() as { detail: string }).detail).toContain(`"${name}"`)
  }
  expect((await find('q=&municipality=&category=&limit=')).total).toBe(byKey.size)
})

test('a sole trader’s number is told by nobody', async () => {
  const traders = demoEnterprises().filter(e => e.form === 'enskild firma')
  expect(traders.length).toBeGreaterThan(0)
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ peppol_id: '0007:8001019999' })
      .where('legal_form', '=', 'sole_trader')
      .execute(),
  )
  for (const trader of traders) {
    const { json } = await get(`/api/v1/enterprises/${byKey.get(trader.key)}`)
    expect([json['organisation_number'], json['peppol_id']]).toEqual([null, null])
  }
  for (const url of [
    '/oppna-data/enterprises.json',
    '/oppna-data/enterprises.csv',
    '/api/v1/enterprises?limit=100',
    '/api/hsds/organizations?per_page=100',
  ]) {
    expect((await t.app.inject(url)).body, url).not.toContain('8001019999')
  }
})

test('a contact person stands only where they agreed', async () => {
  const { data } = await find('limit=100&fields=contact_name,email')
  const stored = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.enterprises').selectAll().execute(),
  )
  for (const e of stored) {
    const shown = data.find(d => d.id === e.tenant_id)?.['contact_name']
    if (!e.contact_consent) expect(shown).toBeNull()
  }
  expect(data.filter(e => e['contact_name'] !== null).length).toBeGreaterThan(10)
})

test('any site’s script may read it; nothing else of the site', async () => {
  expect((await get('/api/v1/categories')).headers['access-control-allow-origin']).toBe('*')
  expect((await t.app.inject('/oppna-data/enterprises.csv')).headers['access-control-allow-origin']).toBe('*')
  for (const url of ['/foretag', '/', '/oppna-data', '/logga-in'])
    expect((await t.app.inject(url)).headers['access-control-allow-origin'], url).toBeUndefined()
})

test('what did not change is not sent again', async () => {
  const url = '/api/v1/municipalities'
  const { headers, json } = await get(url)
  expect(json.data).toHaveLength(290)
  const again = await t.app.inject({ url, headers: { 'if-none-match': String(headers['etag']) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('the answer is the same whoever asks', async () => {
  const hidden = byKey.get('korgboden-soderhamn') ?? ''
  await t.db.inActor(system('test'), tx =>
    moveEnterprise(tx, system('test'), t.clock.now(), hidden, 'enterprise_unpublished', 'prov'),
  )
  const { headers } = await signIn(t, { role: 'enterprise_manager', tenantId: hidden })
  const url = `/api/v1/enterprises/${hidden}`
  expect((await t.app.inject({ url, headers })).statusCode).toBe(404)
})

test('more than 300 requests a minute from one address are asked to wait', async () => {
  const ask = () => t.app.inject({ url: '/api/v1/categories', remoteAddress: '192.0.2.7' })
  const answers = []
  for (let n = 0; n <= 300; n++) answers.push(await ask())
  expect(answers.filter(a => a.statusCode === 200)).toHaveLength(300)
  const refused = answers.find(a => a.statusCode === 429)
  expect(refused?.headers['content-type']).toContain('application/problem+json')
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused?.json()).toMatchObject({ status: 429, code: 'too_many' })
  expect((await t.app.inject({ url: '/api/v1/categories', remoteAddress: '192.0.2.8' })).statusCode).toBe(200)
})
