import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buyer } from '../domains/needs/needs/testing.ts'
import { openTestApp, type TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'
import { see } from './register.ts'
import { routesOf } from './route-list.ts'
import { type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let owned: Owned
let owner: pg.Client
beforeAll(async () => {
  t = await openTestApp()
  owned = await ownEverything(t, 'kanarie', '2182')
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

const asSystem = async (statement: string, values: unknown[]) => {
  await owner.query('begin')
  await owner.query('call kit.act_as(null, null, true)')
  await owner.query(statement, values)
  await owner.query('commit')
}

/** An officer of a municipality with so many needs: many alike, many without a value. */
const withNeeds = async (code: string, count: number): Promise<SignedIn> => {
  const who = await signIn(t, await buyer(t, code))
  await asSystem(
    `insert into needs.needs (tenant_id, title, category, source, value_ore, starts_on, created_at, updated_at)
     select $1, 'Behov ' || lpad(n::text, 6, '0') || '.', 'other', 'hand', nullif(n % 7, 0) * 1000,
       nullif(date '2027-01-01' + n % 5, '2027-01-01'), $2, $2 from generate_series(1, $3::int) n`,
    [who.tenantId, t.clock.now().toString(), count],
  )
  return who
}
const titlesOf = (body: string): string[] => [...new Set(body.match(/Behov \d{6}\./g))]
const nextOf = (body: string) => /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')

/** A list's page says how many there are in all, in its own place. */
const saysHowMany = (html: string): boolean =>
  /id="list-summary"[^>]*>[^<]*(\d|\b(ett|en|inget|ingen)\b)/i.test(html)

test('a file holds what the pages hold, in their order', async () => {
  const who = await withNeeds('2361', 230)
  for (const sort of ['varde', 'start', 'andrad'])
    for (const way of ['asc', 'desc']) {
      const query = `sort=${sort}&riktning=${way}`
      const found: string[] = []
      for (let url: string | undefined = `/inkop/behov?${query}`; url !== undefined; ) {
        const body: string = (await see(t, who, url)).body
        found.push(...titlesOf(body))
        url = nextOf(body)
      }
      expect(found).toHaveLength(230)
      expect(titlesOf((await see(t, who, `/inkop/behov.csv?${query}`)).body), query).toEqual(found)
    }
})

test('one dialect of order; the other that was in use says the same', async () => {
  const who = await withNeeds('1280', 60)
  const list = async (query: string) => titlesOf((await see(t, who, `/inkop/behov?${query}`)).body)
  expect(await list('sort=-varde')).toEqual(await list('sort=varde&riktning=desc'))
  expect(await list('sort=varde&riktning=asc')).not.toEqual(await list('sort=-varde'))
  expect(await list('sort=nonsens')).toEqual(await list(''))
})

test('nothing found is said as a nought, also on the button of the panels', async () => {
  const who = await withNeeds('1285', 3)
  const own = owned.people.find(({ role }) => role === 'municipality_admin')?.who
  for (const [as, path, said] of [
    [who, '/inkop/behov', '0 behov'],
    [undefined, '/foretag', '0 företag'],
    [own, '/registret', '0 av 1 företag'],
    [own, '/administration', '0 personer'],
  ] as const) {
    const { body } = await see(t, as, `${path}?q=xyzzyqwert`)
    expect([path, /id="list-summary"[^>]*>([^<]*)/.exec(body)?.[1]]).toEqual([path, said])
    expect(body, path).toContain(`<span class="by-itself">Visa ${said}</span>`)
  }
})

test('the order can be chosen where the head has no room, and the choice goes on with the filters', async () => {
  const who = await withNeeds('1286', 30)
  const orderOf = (body: string) => {
    const chosen = /<select[^>]*name="sort">.*?<option value(?:="([^"]*)")? selected/s.exec(body)
    return chosen && (chosen[1] ?? '')
  }
  const usual = (await see(t, who, '/inkop/behov')).body
  expect(orderOf(usual)).toBe('')
  const turned = (await see(t, who, '/inkop/behov?sort=varde&riktning=desc')).body
  expect(orderOf(turned)).toBe('-varde')
  // The form sends the order once, by this choice alone.
  const [form = ''] = /<form class="filters__form".*?<\/form>/s.exec(turned) ?? []
  expect(form.match(/name="(sort|riktning)"/g)).toEqual(['name="sort"'])
  expect(titlesOf((await see(t, who, '/inkop/behov?sort=-varde')).body)).toEqual(titlesOf(turned))
})

test('a long list comes whole, and is read no faster than it is taken', { timeout: 240_000 }, async () => {
  const who = await withNeeds('1281', 20_500)
  await asSystem("update needs.needs set description = repeat('Ord. ', 600) where tenant_id = $1", [
    who.tenantId,
  ])
  const at = await t.app.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${at}/inkop/behov.csv`, {
    headers: { ...who.headers, 'accept-encoding': 'identity' },
  })
  const reader = answer.body?.getReader()
  let text = ''
  const decoder = new TextDecoder()
  for (let first = true; ; first = false) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    text += decoder.decode(value, { stream: true })
    if (!first) continue
    await wait(2000)
    // Nobody has taken what comes next: the end of the list has not been read, and changes still.
    await asSystem(
      `update needs.needs set title = 'Behov 999999.' where tenant_id = $1
       and need_id = (select need_id from needs.needs where tenant_id = $1 order by need_id limit 1)`,
      [who.tenantId],
    )
  }
  expect(titlesOf(text)).toHaveLength(20_500)
  expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 20_500)
  expect(text.trimEnd().split('\r\n').at(-1)?.slice(0, 13)).toBe('Behov 999999.')
})

test('a list too long for a workbook says so and leads to CSV', { timeout: 120_000 }, async () => {
  const who = await withNeeds('1282', 100_001)
  const page = (await see(t, who, '/inkop/behov?q=behov')).body
  expect([page.includes('/inkop/behov.csv?q=behov'), page.includes('/inkop/behov.xlsx')]).toEqual([
    true,
    false,
  ])
  const answer = await see(t, who, '/inkop/behov.xlsx?q=behov')
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/inkop/behov.csv?q=behov'])
})

test('the place in an address tells no name and cannot be made up', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '1283', name: 'Aaron Aa' })
  for (let n = 0; n < 55; n++)
    await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, name: `Berit Hemlig ${n}` })
  const first = (await see(t, admin, '/administration')).body
  const next = nextOf(first) ?? ''
  const place = Buffer.from(new URLSearchParams(next.split('?')[1]).get('efter') ?? '', 'base64url')
  expect(place.length).toBeGreaterThan(40)
  expect(place.toString()).not.toContain('Hemlig')
  const own = `personer/${admin.membershipId}"`
  expect((await see(t, admin, next)).body.includes(own)).toBe(false)
  // Turned, or changed, it is no place of the list.
  const changed = `/administration?efter=${Buffer.from(place.map(byte => byte ^ 1)).toString('base64url')}`
  for (const url of [`${next}&sort=-roll`, changed, '/administration?efter=x&fore=y'])
    expect((await see(t, admin, url)).statusCode).toBe(200)
  expect((await see(t, admin, changed)).body.includes(own)).toBe(true)
})

test('open needs are there as JSON too', async () => {
  const who = await withNeeds('1284', 3)
  await asSystem('update needs.needs set opened_at = $1 where tenant_id = $2', [
    t.clock.now().toString(),
    who.tenantId,
  ])
  const shown = await see(t, undefined, '/behov')
  const { body, headers } = await see(t, undefined, '/behov.json')
  expect(headers['content-type']).toContain('application/json')
  const rows = JSON.parse(body) as Record<string, unknown>[]
  expect(rows).toHaveLength(3)
  for (const { need_id } of rows) expect(shown.body.includes(`/behov/${need_id}`)).toBe(true)
  expect(JSON.parse((await see(t, undefined, '/behov.json?q=finns-inte')).body)).toEqual([])
})

// The last, when there is something in each.
test('every list says how many there are in all', async () => {
  const lists = routesOf(t.app).filter(route => route.list)
  expect(lists.length).toBeGreaterThanOrEqual(14)
  await asSystem('update needs.inquiries set published_at = $1', [t.clock.now().toString()])
  const operator = await signIn(t, { role: 'system_admin' })
  const readers = [...owned.people.map(({ who }) => who), operator]
  for (const { url } of lists) {
    const pages = await Promise.all(readers.map(who => see(t, who, url)))
    const filled = pages.filter(page => page.statusCode === 200 && page.body.includes('table-exports'))
    expect(filled.length, url).toBeGreaterThan(0)
    for (const { body } of filled) expect(saysHowMany(body), url).toBe(true)
  }
  expect(saysHowMany('<p id="list-summary" role="status"></p>')).toBe(false)
})
