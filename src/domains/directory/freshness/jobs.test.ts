import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { runFreshness } from '../../../testing/jobs.ts'
import { follow } from '../enterprises/followed.ts'
import { addEnterprise, linkIn, mailsTo } from './testing.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-10T09:00:00Z')
})
afterAll(() => t.close())

const change = (tenantId: string, values: { published_at?: null; email?: null }) =>
  t.db.inActor(system('test'), async tx => {
    await tx.updateTable('directory.enterprises').set(values).where('tenant_id', '=', tenantId).execute()
    await follow(tx, tenantId)
  })

test('jobs at once send one letter each; who is not shown or has no address gets none', {
  timeout: 60_000,
}, async () => {
  for (let i = 0; i < 130; i++) await addEnterprise(t, `Företag ${i}`, `nr-${i}@example.org`)
  const hidden = await addEnterprise(t, 'Dolt', 'dolt@example.org')
  await change(hidden.tenantId, { published_at: null })
  const silent = await addEnterprise(t, 'Utan adress', 'utan@example.org')
  await change(silent.tenantId, { email: null })
  t.clock.advance({ months: 5, days: 1 })
  expect(await runFreshness(t, 3)).toBe(130)
  for (let i = 0; i < 130; i++) expect(await mailsTo(t, `nr-${i}@example.org`)).toHaveLength(1)
  expect(await mailsTo(t, 'dolt@example.org')).toEqual([])
  expect(await runFreshness(t)).toBe(0)
})

test('a job that was down for months sends the one that is due now', async () => {
  await addEnterprise(t, 'Sen', 'sen@example.org')
  t.clock.advance({ months: 13 })
  await runFreshness(t)
  const letters = await mailsTo(t, 'sen@example.org')
  expect(letters).toHaveLength(1)
  expect(letters[0]?.subject).toContain('är inte bekräftade')
})

test('keepers get two numbers a month, and no names', async () => {
  t.clock.set('2030-01-10T09:00:00Z')
  const keeper = await signIn(t, {
    role: 'business_officer',
    municipalityCode: '2183',
    email: 'naringsliv@example.org',
  })
  await signIn(t, { role: 'social_worker', tenantId: keeper.tenantId, email: 'socialt@example.org' })
  for (const name of ['Ett', 'Två', 'Tre'])
    await addEnterprise(t, `Företaget ${name}`, `${name}@example.org`, keeper.tenantId)
  t.clock.advance({ months: 11, days: 2 })
  await addEnterprise(t, 'Färskt', 'farskt@example.org', keeper.tenantId)
  const letters = async () => {
    await runFreshness(t, 2)
    return mailsTo(t, 'naringsliv@example.org')
  }
  expect(await letters()).toHaveLength(1)
  expect(await letters()).toHaveLength(1)
  t.clock.advance({ months: 1 })
  expect(await letters()).toHaveLength(2)
  const found = await letters()
  expect(found.map(m => m.at)).toEqual(['2030-12-12', '2031-01-12'])
  expect(found[0]?.text).toContain('3 till når dit inom en månad.')
  expect(found[1]?.text).toContain(
    '3 företag som ni förvaltar uppgifter om har inte bekräftat dem på 12 månader.',
  )
  expect(found[1]?.text).toContain('/registret?brist=unconfirmed')
  for (const letter of found) expect(letter.text).not.toMatch(/Företaget|Färskt/)
  expect(await mailsTo(t, 'socialt@example.org')).toEqual([])
})

test('a steward’s word renews what is silent, and leaves the enterprise’s own alone while that is fresh', async () => {
  t.clock.set('2031-03-10T09:00:00Z')
  const keeper = await signIn(t, { role: 'business_officer', municipalityCode: '2184' })
  const { tenantId, slug } = await addEnterprise(t, 'Förvaltat', 'forvaltat@example.org', keeper.tenantId)
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: null })
      .where('tenant_id', '=', tenantId)
      .execute(),
  )
  const press = async () => {
    const { headers } = await signIn(t, { role: 'business_officer', tenantId: keeper.tenantId })
    return t.app.inject({ method: 'POST', url: `/foretag/${slug}/bekrafta`, headers })
  }
  const page = async () => (await t.app.inject(`/foretag/${slug}`)).body
  t.clock.advance({ days: 30 })
  expect((await press()).statusCode).toBe(303)
  expect(await page()).toContain('Bekräftad av företaget 10 mars 2031')
  t.clock.advance({ months: 13 })
  expect(await page()).toContain('Inte bekräftat sedan')
  await press()
  expect(await page()).toMatch(/Inlagd (av .* )?9 maj 2032/)
})

test('whoever somebody else added is told once and asked; its own word ends that', async () => {
  t.clock.set('2032-01-10T09:00:00Z')
  const { tenantId, slug } = await addEnterprise(t, 'Inlagt', 'inlagt@example.org')
  const listed = (at: Temporal.Instant) =>
    t.db.inActor(system('test'), tx =>
      tx
        .updateTable('directory.enterprises')
        .set({ confirmed_at: at, confirmed_by_itself: false })
        .where('tenant_id', '=', tenantId)
        .execute(),
    )
  await listed(t.clock.now())
  expect((await t.app.inject(`/foretag/${slug}`)).body).toMatch(/Inlagd (av .* )?10 jan 2032/)
  await runFreshness(t)
  await runFreshness(t)
  // The list is read in again: no second letter.
  t.clock.advance({ days: 20 })
  await listed(t.clock.now())
  await runFreshness(t)
  const letters = await mailsTo(t, 'inlagt@example.org')
  expect(letters.map(m => m.subject.slice(0, 48))).toEqual([
    'Ert företag finns i registret över sociala föret',
  ])
  const sent = await t.app.inject({ method: 'POST', url: linkIn(letters[0]) })
  expect(sent.statusCode).toBe(303)
  const open = (await t.app.inject(`/api/v1/enterprises/${slug}`)).json() as { confirmed_by_itself: boolean }
  expect(open.confirmed_by_itself).toBe(true)
  expect((await t.app.inject(linkIn(letters[0]))).body).toContain('Tack, uppgifterna är bekräftade')
})
