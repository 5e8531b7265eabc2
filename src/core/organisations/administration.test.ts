import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser, shownAt } from '../../testing/identity-browser.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const pages = ['/administration', '/administration/bjud-in', '/administration/enheter']

test('administration is for those who look after their organisation', async () => {
  const worker = await signIn(t, { role: 'case_worker' })
  const admin = await signIn(t, { role: 'municipality_admin' })
  for (const url of pages) {
    expect((await t.app.inject(url)).statusCode).toBe(303)
    expect((await t.app.inject({ url, headers: worker.headers })).statusCode).toBe(403)
    expect((await t.app.inject({ url, headers: admin.headers })).statusCode).toBe(200)
  }
})

test('the list shows one’s own organisation alone, searched and filtered', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', name: 'Anna Admin' })
  await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, name: 'Berit 100% Berg' })
  await signIn(t, { role: 'case_worker', name: 'Främmande Fred' })
  const list = async (query = '') =>
    (await t.app.inject({ url: `/administration${query}`, headers: admin.headers })).body
  expect(await list()).toContain('Berit 100% Berg')
  expect(await list()).not.toContain('Främmande Fred')
  expect(await list('?q=100%25')).toContain('Berit')
  expect(await list('?q=0_%25')).toContain('Ingen passar in')
  expect(await list('?roll=municipality_admin')).not.toContain('Berit')
  expect(await list('?visa=avslutade&sida=zz')).toContain('Ingen passar in')
})

test('an ended membership closes the person’s session at once, and undoing it within the day opens it again', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const worker = await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, name: 'Kort Sejour' })
  const browser = openBrowser(t, admin.cookie)
  const path = `/administration/personer/${worker.membershipId}`
  const works = async () =>
    (await t.app.inject({ url: '/installningar', headers: worker.headers })).statusCode === 200
  expect((await browser.post(`${path}/avsluta`)).headers.location).toBe('/administration')
  expect(await works()).toBe(false)
  expect((await browser.get('/administration')).body).toContain(`action="${path}/angra"`)
  expect((await browser.post(`${path}/angra`)).statusCode).toBe(303)
  expect(await works()).toBe(true)
  await browser.post(`${path}/avsluta`)
  t.clock.advance({ hours: 25 })
  expect((await browser.post(`${path}/angra`)).statusCode).toBe(409)
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('object_id', '=', worker.membershipId)
      .orderBy('audit_id')
      .execute(),
  )
  expect(log.map(l => l.action)).toEqual([
    'membership_added',
    'membership_ended',
    'membership_restored',
    'membership_ended',
  ])
  expect(log.at(-1)?.person_id).toBe(admin.personId)
  t.clock.set('2026-11-23T09:00:00Z')
})

test('the last one who can invite cannot be ended', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const browser = openBrowser(t, admin.cookie)
  const refused = await browser.post(`/administration/personer/${admin.membershipId}/avsluta`)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('den sista som kan bjuda in')
  await signIn(t, { role: 'municipality_admin', tenantId: admin.tenantId })
  expect((await browser.post(`/administration/personer/${admin.membershipId}/avsluta`)).statusCode).toBe(303)
})

test('a last day is set and taken away; a past or impossible one is not', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const worker = await signIn(t, { role: 'case_worker', tenantId: admin.tenantId })
  const browser = openBrowser(t, admin.cookie)
  const path = `/administration/personer/${worker.membershipId}`
  const set = (day: string, month: string, year: string) =>
    browser.post(path, { 'ends-day': day, 'ends-month': month, 'ends-year': year })
  const wrong = await set('31', '2', '2027')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Kontrollera dag, månad och år.')
  expect((await set('22', '11', '2026')).body).toContain('Välj i dag eller en senare dag')
  expect((await set('24', 'nov', '26')).statusCode).toBe(303)
  expect((await browser.get('/administration')).body).toContain('24 nov 2026')
  t.clock.set('2026-11-25T09:00:00Z')
  expect((await t.app.inject({ url: '/installningar', headers: worker.headers })).statusCode).toBe(303)
  t.clock.set('2026-11-23T09:00:00Z')
  expect((await browser.post(path)).statusCode).toBe(303)
})

test('another organisation’s membership answers exactly as one that does not exist', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const foreign = await signIn(t, { role: 'case_worker' })
  const browser = openBrowser(t, admin.cookie)
  const unknown = '00000000-0000-4000-8000-00000000000a'
  for (const end of ['', '/avsluta', '/angra']) {
    const there = `/administration/personer/${foreign.membershipId}${end}`
    const nowhere = `/administration/personer/${unknown}${end}`
    const answer = await browser.post(there)
    expect(answer.statusCode).toBe(404)
    expect(shownAt(there, answer)).toBe(shownAt(nowhere, await browser.post(nowhere)))
  }
  expect((await browser.get(`/administration/personer/${foreign.membershipId}`)).statusCode).toBe(404)
  expect((await t.app.inject({ url: '/installningar', headers: foreign.headers })).statusCode).toBe(200)
})

test('units are added once each; another’s unit cannot be given', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const other = await signIn(t, { role: 'municipality_admin' })
  const browser = openBrowser(t, admin.cookie)
  const unit = { name: 'Arbetsmarknadsenheten', kind: 'labour_market' }
  expect((await browser.post('/administration/enheter', {})).body).toContain('Skriv enhetens namn.')
  expect((await browser.post('/administration/enheter', unit)).statusCode).toBe(303)
  const again = await browser.post('/administration/enheter', unit)
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('Det finns redan en enhet')
  await openBrowser(t, other.cookie).post('/administration/enheter', unit)
  const theirs = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.units')
      .select('unit_id')
      .where('tenant_id', '=', other.tenantId)
      .executeTakeFirstOrThrow(),
  )
  const refused = await browser.post(`/administration/personer/${admin.membershipId}`, {
    unit: theirs.unit_id,
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Välj en enhet i listan')
})

test('the list is sorted, and taken out whole as a file that no spreadsheet runs; that is logged', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', name: 'Mitten' })
  await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, name: '=1+1' })
  await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, name: 'Östen' })
  const get = async (url: string) => (await t.app.inject({ url, headers: admin.headers })).body
  const falling = await get('/administration?sort=-namn')
  expect(falling.indexOf('Östen')).toBeLessThan(
    falling.indexOf(`class="table__link" href="/administration/personer/${admin.membershipId}`),
  )
  const file = await get('/administration/personer.csv?roll=case_worker')
  expect(file).toContain('Östen')
  expect(file).not.toContain('Mitten')
  expect(file).not.toMatch(/(^|[;,"])=1/m)
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('detail')
      .where('tenant_id', '=', admin.tenantId)
      .where('action', '=', 'members_exported')
      .execute(),
  )
  expect(log).toEqual([{ detail: { rows: 2, format: 'csv' } }])
  expect(
    (
      await t.app.inject({
        url: '/administration/personer.csv',
        headers: (await signIn(t, { role: 'case_worker' })).headers,
      })
    ).statusCode,
  ).toBe(403)
})
