import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitingFor } from '../../../core/notices/notices.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { runDaily } from '../../../testing/jobs.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { needsNotices } from '../needs/notices.ts'
import { buyer as municipality, openNeedFor, read } from '../needs/testing.ts'
import { needLetter } from './jobs.ts'

let t: TestApp
let e: Registered
let buyer: SignedIn
let neighbour: SignedIn
let far: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
  buyer = await signIn(t, { role: 'procurement_officer', tenantId: e.keeper.tenantId })
  await t.db.inActor(by, tx =>
    tx
      .updateTable('core.organisations')
      .set({ is_public: true })
      .where('tenant_id', '=', buyer.tenantId)
      .execute(),
  )
  neighbour = await signIn(t, await municipality(t, '2183'))
  far = await signIn(t, await municipality(t, '1280'))
})
afterAll(() => closeWithTrueCards(t))

const path = '/vart-foretag/behov'
const by = system('test')
const offer = (title: string, category: string, area = '') =>
  send(t, e.manager, `${e.at}/erbjudanden/nytt`, { title_sv: title, category, area })
const mailsTo = (personId: string) =>
  t.db.inActor(by, tx =>
    tx
      .selectFrom('core.mails as m')
      .innerJoin('core.persons as p', 'p.email', 'm.to_address')
      .select(['m.subject', 'm.body_text'])
      .where('p.person_id', '=', personId)
      .orderBy('m.created_at')
      .execute(),
  )
const letters = () =>
  t.db.inActor(by, async tx => (await tx.selectFrom('core.mails').select('mail_id').execute()).length)
/** How many letters the day's work has written, in one worker or several at once. */
const digest = async (workers = 1) => {
  const before = await letters()
  const there = { ...t, config: { ...t.config, publicUrl: 'https://plantskola.example' } }
  await Promise.all(Array.from({ length: workers }, () => runDaily(there, needLetter)))
  return (await letters()) - before
}
const parts = async (who = e.manager) => {
  const text = await read(t, who, path)
  const [fits = '', near = ''] = text.split(' Nästan ')
  return { fits, near }
}

test('only those who answer for an enterprise', async () => {
  expect((await see(t, undefined, path)).statusCode).toBe(303)
  for (const who of [e.supervisor, e.keeper, buyer]) {
    expect((await see(t, who, path)).statusCode).toBe(403)
    expect((await send(t, who, `${path}/mejl`, { val: 'ja' })).statusCode).toBe(403)
  }
})

test('without a listing or without offers the page says what to do', async () => {
  expect(await read(t, e.stranger, path)).toContain('Ert företag visas inte i registret')
  expect(await read(t, e.manager, path)).toContain('Ni har inte skrivit vad ni erbjuder än')
})

test('a need fits by kind and by place, with both said in words; the rest stands as near', async () => {
  await offer('Skottning', 'snow-clearing')
  await offer('Korgar', 'fruit-baskets', 'Söderhamn, Bollnäs')
  await openNeedFor(t, buyer, { title: 'Snö hemma', category: 'snow-clearing' })
  await openNeedFor(t, neighbour, { title: 'Frukt i grannkommunen' })
  await openNeedFor(t, neighbour, { title: 'Snö i grannkommunen', category: 'snow-clearing' })
  await openNeedFor(t, far, { title: 'Frukt till Söderhamn', area: 'Malmö, Söderhamn' })
  await openNeedFor(t, far, { title: 'Frukt i söder' })
  await openNeedFor(t, buyer, { title: 'Tryck hemma', category: 'printing' })
  await openNeedFor(t, far, { title: 'Tryck i söder', category: 'printing' })
  const { fits, near } = await parts()
  expect(fits).toMatch(/Snö hemma.*Ni erbjuder snöröjning.*Ni finns i Söderhamn/)
  expect(fits).toMatch(/Frukt i grannkommunen.*Ni levererar i Bollnäs/)
  expect(fits).toContain('Frukt till Söderhamn')
  for (const title of ['Snö i grannkommunen', 'Frukt i söder', 'Tryck hemma']) {
    expect(fits).not.toContain(title)
    expect(near).toContain(title)
  }
  expect(near).toMatch(/Snö i grannkommunen.*Ni har inte sagt att ni levererar i Bollnäs/)
  expect(fits + near).not.toContain('Tryck i söder')
})

test('a radius reaches what lies within it', async () => {
  const before = (await parts()).fits
  expect(before).not.toContain('Snö i grannkommunen')
  const form = { serves_radius_km: '80', service_areas: '', version: '1' }
  const saved = await send(t, e.manager, `${e.at}/andra/reach`, form)
  expect(saved.statusCode, saved.body.slice(0, 2000)).toBe(303)
  expect((await parts()).fits).toContain('Snö i grannkommunen')
})

test('a closed or hidden need is gone at once', async () => {
  const at = await openNeedFor(t, buyer, { title: 'Snö en stund', category: 'snow-clearing' })
  expect((await parts()).fits).toContain('Snö en stund')
  await send(t, buyer, `${at}/dolj`)
  expect((await parts()).fits).not.toContain('Snö en stund')
})

test('the day’s list tells of new needs that fit, for two weeks', async () => {
  const viewer = {
    personId: e.manager.personId,
    sessionId: '',
    name: '',
    email: '',
    locale: 'sv',
    seat: {
      membershipId: e.manager.membershipId,
      tenantId: e.tenantId,
      role: 'enterprise_manager',
      unitId: null,
      organisation: '',
      organisationKind: 'social_enterprise',
      municipalityCode: null,
    },
    seats: [],
  } as const
  const waiting = () =>
    t.db
      .inActor(by, tx => waitingFor(tx, { ...viewer, seats: [] }, t.clock, needsNotices))
      .then(items => items.map(i => i.text))
  expect(await waiting()).toEqual(['4 nya behov passar er.'])
  t.clock.advance({ days: 15 })
  expect(await waiting()).toEqual([])
})

test('a mail a week at most, when something new fits, to those who chose it and still manage the enterprise', async () => {
  await openNeedFor(t, buyer, { title: 'Före valet', category: 'snow-clearing' })
  t.clock.advance({ hours: 1 })
  expect(await digest()).toBe(0)
  expect((await send(t, e.manager, `${path}/mejl`, { val: 'ja' })).statusCode).toBe(303)
  await send(t, e.manager, `${path}/mejl`, { val: 'ja' })
  expect(await read(t, e.manager, path)).toContain('Sluta mejla mig')
  const colleague = await signIn(t, { role: 'enterprise_manager', tenantId: e.tenantId })
  await send(t, colleague, `${path}/mejl`, { val: 'ja' })
  t.clock.advance({ days: 1 })
  // Nothing new since the choice.
  expect(await digest()).toBe(0)
  const at = await openNeedFor(t, buyer, { title: 'Vinterns snö', category: 'snow-clearing' })
  await openNeedFor(t, far, { title: 'Långt bort', category: 'snow-clearing' })
  t.clock.advance({ hours: 1 })
  expect(await digest(2)).toBe(2)
  const [first, ...others] = await mailsTo(e.manager.personId)
  expect(others).toEqual([])
  expect(first?.subject).toBe('Nya behov som passar er')
  expect(first?.body_text).toContain(`Vinterns snö`)
  expect(first?.body_text).toContain(`https://plantskola.example${at.replace('/inkop', '')}`)
  for (const absent of ['Före valet', 'Långt bort']) expect(first?.body_text).not.toContain(absent)
  // Within the week: kept for the next one.
  t.clock.advance({ hours: 1 })
  await openNeedFor(t, buyer, { title: 'Mera snö', category: 'snow-clearing' })
  t.clock.advance({ days: 6 })
  expect(await digest()).toBe(0)
  t.clock.advance({ days: 1 })
  expect(await digest()).toBe(2)
  expect((await mailsTo(e.manager.personId)).at(-1)?.body_text).toContain('Mera snö')
  // One leaves the mail, the other the enterprise.
  await send(t, e.manager, `${path}/mejl`, { val: 'nej' })
  await t.db.inActor(by, tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', colleague.membershipId)
      .execute(),
  )
  await openNeedFor(t, buyer, { title: 'Sista snön', category: 'snow-clearing' })
  t.clock.advance({ days: 8 })
  expect(await digest()).toBe(0)
  expect((await mailsTo(e.manager.personId)).length).toBe(2)
  const log = await t.db.inActor(by, tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('subject_id', '=', e.manager.personId)
      .where('object_type', '=', 'need_digest')
      .orderBy('audit_id')
      .execute(),
  )
  expect(log.map(row => row.action)).toEqual(['need_digest_chosen', 'need_digest_left'])
})
