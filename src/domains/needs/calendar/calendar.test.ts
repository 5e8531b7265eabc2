import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitingFor } from '../../../core/notices/notices.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { see, send } from '../../../testing/register.ts'
import { boxes, buyer, idOf, read, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let unitId: string
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, await buyer(t))
  const unit = await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.units')
      .values({ tenant_id: officer.tenantId, kind: 'ordering', name: 'Gatukontoret' })
      .returning('unit_id')
      .executeTakeFirstOrThrow(),
  )
  unitId = unit.unit_id
})
afterAll(() => t.close())

const path = '/inkop/behov/kalender'
/** A month's own part of the page. */
const month = async (year: number, n: number, query = '') => {
  const { body } = await see(t, officer, `${path}?ar=${year}${query}`)
  const part = new RegExp(`id="month-${n}".*?</section>`, 's').exec(body)?.[0] ?? ''
  return part.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
}

test('asks for sign-in first, and refuses roles that do not see needs', async () => {
  expect((await see(t, undefined, path)).statusCode).toBe(303)
  expect((await see(t, await signIn(t, { role: 'enterprise_manager' }), path)).statusCode).toBe(403)
  const politician = await signIn(t, { role: 'politician', tenantId: officer.tenantId })
  expect((await see(t, politician, path)).statusCode).toBe(200)
  expect((await see(t, officer, path)).body).toContain('Inget behov har ett datum under 2026')
})

test('a need stands where it starts, where its contract ends and where the dialogue begins', async () => {
  await writeNeed(t, officer, {
    title: 'Snöröjning',
    ...boxes('starts_on', '2028-01-01'),
    ...boxes('contract_ends_on', '2027-12-31'),
  })
  expect(await month(2027, 3)).toContain('31 mars 2027 Snöröjning Dags att börja dialogen')
  expect(await month(2027, 12)).toContain('31 december 2027 Snöröjning Avtalet slutar')
  expect(await month(2028, 1)).toContain('1 januari 2028 Snöröjning Ska börja')
  expect(await month(2027, 4)).toContain('Inget den här månaden')
  const page = await read(t, officer, `${path}?ar=2027`)
  expect(page).not.toContain('borde ha börjat')
  expect((await see(t, officer, `${path}?ar=2027`)).body).toMatch(/ar=2026[^>]*>.*ar=2028/s)
  expect((await see(t, officer, `${path}?ar=i+år&enhet=x`)).statusCode).toBe(200)
})

test('a dialogue that should have begun is marked, until somebody asks or the need is closed', async () => {
  const at = await writeNeed(t, officer, {
    title: 'Frukt',
    unit_id: unitId,
    ...boxes('starts_on', '2027-03-01'),
  })
  const late = 'En dialog borde ha börjat'
  expect(await month(2026, 6)).toContain('1 juni 2026 Frukt Dialogen borde ha börjat')
  expect(await read(t, officer, path)).toContain(late)
  expect(await read(t, officer, at)).toContain('Dags att börja dialogen')
  // The unit's own filter.
  expect(await read(t, officer, `${path}?enhet=${unitId}`)).toContain('Frukt')
  expect(await read(t, officer, `${path}?ar=2027&enhet=${unitId}`)).not.toContain('Snöröjning')
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('needs.inquiries')
      .values({
        tenant_id: officer.tenantId,
        need_id: idOf(at),
        subject: 'Frukt',
        question: 'Kan ni?',
        answer_by: t.clock.today().add({ days: 14 }),
        organisation: 'Kommunen',
        contact_name: 'Någon',
        contact_email: 'a@b.example',
        sent_at: t.clock.now(),
      })
      .execute(),
  )
  expect(await read(t, officer, path)).not.toContain(late)
  expect(await month(2026, 6)).toContain('Frukt Dialogen har börjat')
  expect(await read(t, officer, at)).toContain('Frågan skickades till')
  await send(t, officer, `${at}/avsluta`, { closed_why: 'Klart' })
  expect(await read(t, officer, path)).not.toContain('Frukt')
})

test('the day’s list asks for the dialogues that are late: three, then how many more', async () => {
  for (let n = 1; n <= 7; n++)
    await writeNeed(t, officer, { title: `Sent ${n}`, ...boxes('contract_ends_on', `2027-0${n}-15`) })
  const own = await writeNeed(t, officer, {
    title: 'Enhetens eget',
    unit_id: unitId,
    ...boxes('starts_on', '2027-02-01'),
  })
  const { needsNotices } = await import('../needs/notices.ts')
  const viewer = (role: 'procurement_officer' | 'ordering_officer' | 'business_officer' | 'politician') => ({
    personId: officer.personId,
    sessionId: '',
    name: '',
    email: '',
    locale: 'sv' as const,
    seat: {
      membershipId: officer.membershipId,
      tenantId: officer.tenantId,
      role,
      unitId,
      organisation: '',
      organisationKind: 'municipality',
      municipalityCode: '2182',
    },
    seats: [],
  })
  const waiting = (role: Parameters<typeof viewer>[0]) =>
    t.db.inActor(system('test'), tx => waitingFor(tx, viewer(role), t.clock, needsNotices))
  const items = await waiting('procurement_officer')
  expect(items.map(i => i.action['href' as 'label']).slice(-1)).toEqual([path])
  expect(items.length).toBe(4)
  expect(items[0]?.text).toContain('Sent 1')
  // By 23 November nine months reach to 23 August: all seven and the unit's own.
  expect(items.at(-1)?.text).toContain('5 behov till')
  expect((await waiting('ordering_officer')).map(i => i.action['href' as 'label'])).toEqual([own])
  for (const role of ['business_officer', 'politician'] as const) expect(await waiting(role)).toEqual([])
})

test('more late dialogues than the list holds are a link to them all', async () => {
  // Eight from the test before and these five: three more than the list holds.
  for (let n = 1; n <= 5; n++)
    await writeNeed(t, officer, { title: `Senare ${n}`, ...boxes('contract_ends_on', `2027-08-0${n}`) })
  const { body } = await see(t, officer, path)
  const [, href = '', more] = /href="([^"]*sena=alla[^"]*)"[^>]*>Och (\d+) till/.exec(body) ?? []
  expect([href, more]).toEqual([`${path}?sena=alla#overdue`, '3'])
  const late = async (url: string) =>
    /id="overdue".*?<\/section>/s.exec((await see(t, officer, url)).body)?.[0].split('<li').length ?? 0
  expect(await late(path)).toBe(11)
  const all = await late(href.split('#')[0] ?? '')
  expect(all).toBe(14)
  expect((await see(t, officer, `${path}?sena=alla`)).body).not.toMatch(/Och \d+ till/)
})

test('the year as a file', async () => {
  const csv = await see(t, officer, `${path}.csv?ar=2027`)
  expect(csv.headers['content-disposition']).toContain('behov-kalender-2027.csv')
  expect(csv.body).toContain('2027-12-31;Avtalet slutar;Snöröjning')
  expect((await see(t, officer, `${path}.xlsx?ar=2027`)).rawPayload.subarray(0, 2).toString()).toBe('PK')
  const stranger = await signIn(t, await buyer(t, '2361'))
  expect((await see(t, stranger, `${path}.csv?ar=2027`)).body).not.toContain('Snöröjning')
})
