import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { runFreshness } from '../../../testing/jobs.ts'
import { addEnterprise, contact, linkIn, mailsTo } from './testing.ts'

let t: TestApp
let slug: string
let tenantId: string
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-15T09:00:00Z')
  ;({ slug, tenantId } = await addEnterprise(t, 'Café Tallbacken'))
})
afterAll(() => closeWithTrueCards(t))

const body = async (url: string) => (await t.app.inject(url)).body

/** The same enterprise wherever it is told of. */
const everywhere = async () => ({
  page: await body(`/foretag/${slug}`),
  search: await body('/foretag?q=kaffe'),
  one: await body(`/api/v1/enterprises/${slug}`),
  list: await body('/api/v1/enterprises?q=kaffe&fields=all'),
  csv: await body('/oppna-data/enterprises.csv'),
  json: await body('/oppna-data/enterprises.json'),
  organisation: await body(`/api/hsds/organizations/${tenantId}`),
  services: await body('/api/hsds/services'),
})
/** Those where a contact detail can be read. */
const showing = (all: Awaited<ReturnType<typeof everywhere>>) =>
  Object.entries(all)
    .filter(([, text]) => Object.values(contact).some(detail => text.includes(detail)))
    .map(([place]) => place)
const withContact = ['page', 'one', 'list', 'csv', 'json', 'organisation', 'services']

const freshness = async () =>
  ((await t.app.inject(`/api/v1/enterprises/${slug}`)).json() as { freshness: string }).freshness

/** Days pass, and the job runs on each. */
const pass = async (until: string) => {
  while (t.clock.today().toString() < until) {
    t.clock.advance({ days: 1 })
    await runFreshness(t)
  }
}

test('24 months without an answer: three letters, then the marks, and the profile stays', {
  timeout: 120_000,
}, async () => {
  expect(showing(await everywhere())).toEqual(withContact)
  await pass('2026-07-14')
  expect(await freshness()).toBe('fresh')
  await pass('2026-07-15')
  expect(await freshness()).toBe('due')
  await pass('2027-01-14')
  expect(await body(`/foretag/${slug}`)).not.toContain('Inte bekräftat sedan')
  await pass('2027-01-15')
  expect(await freshness()).toBe('unconfirmed')
  expect(await body(`/foretag/${slug}`)).toContain('Inte bekräftat sedan 15 januari 2026')
  expect(showing(await everywhere())).toEqual(withContact)
  await pass('2027-04-14')
  expect(showing(await everywhere())).toEqual(withContact)
  await pass('2027-04-15')
  expect(await freshness()).toBe('hidden')
  expect(showing(await everywhere())).toEqual([])
  await pass('2028-01-15')
  const all = await everywhere()
  expect(showing(all)).toEqual([])
  for (const [place, text] of Object.entries(all)) expect(text, place).toContain('Café Tallbacken')
  expect(all.page).toContain('Kaffe till möten')
  expect((await mailsTo(t, contact.email)).map(m => m.at)).toEqual(['2026-06-15', '2026-07-15', '2026-12-15'])
})

test('one click brings everything back, and the count starts anew', async () => {
  // The last letter's link is older than half a year by now: the keeper rings, and somebody at the enterprise signs in.
  const old = linkIn((await mailsTo(t, contact.email)).at(-1))
  expect((await t.app.inject(old)).statusCode).toBe(410)
  t.clock.set('2027-05-01T09:00:00Z')
  expect(await freshness()).toBe('hidden')
  expect((await t.app.inject({ method: 'POST', url: old })).statusCode).toBe(303)
  expect(showing(await everywhere())).toEqual(withContact)
  expect(await freshness()).toBe('fresh')
  expect(await body(`/foretag/${slug}`)).not.toContain('Inte bekräftat sedan')
  const search = (await t.app.inject('/api/v1/enterprises?q=kaffe')).json() as {
    data: { confirmed_at: string }[]
  }
  expect(search.data[0]?.confirmed_at).toBe('2027-05-01T09:00:00Z')
  await pass('2027-11-30')
  const letters = await mailsTo(t, contact.email)
  expect(letters.slice(3).map(m => m.at)).toEqual(['2027-10-01', '2027-11-01'])
})
