import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { addMembership, createOrganisation } from '../organisations/actions.ts'
import { endPerson } from './persons.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const asSystem = <T>(work: Parameters<TestApp['db']['inActor']>[1]) =>
  t.db.inActor(system('test'), work) as Promise<T>
const settings = { url: '/installningar' }

test('without a session nobody is signed in, and the database is not asked', async () => {
  const answer = await t.app.inject(settings)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/logga-in?till=%2Finstallningar')
})

test('a cookie that somebody made up or changed is no session', async () => {
  const { cookie } = await signIn(t, { role: 'supervisor' })
  const [name = ''] = cookie.split('=')
  const changed = [`${name}=abc.def`, `${name}=abc`, cookie.replace(/=./, '=Z'), `${cookie}x`, `${name}=`]
  for (const forged of changed) {
    const answer = await t.app.inject({ ...settings, headers: { cookie: forged } })
    expect(answer.statusCode).toBe(303)
  }
})

test('who has an account but no assignment stays signed in, belonging nowhere', async () => {
  const { headers } = await signIn(t)
  const answer = await t.app.inject({ ...settings, headers })
  expect(answer.statusCode).toBe(200)
  expect((await t.app.inject({ url: '/administration', headers })).statusCode).toBe(403)
})

test('the session ends at once when the account ends', async () => {
  const { headers, personId } = await signIn(t, { role: 'case_worker' })
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(200)
  await asSystem(tx => endPerson(tx, t.clock.now(), personId))
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(303)
  expect(await t.identity.sessionFor(personId)).toBeNull()
})

test('a membership holds through its last day, and no longer', async () => {
  const { headers, membershipId } = await signIn(t, { role: 'case_worker' })
  const endsOn = t.clock.today()
  await asSystem(tx =>
    tx
      .updateTable('core.memberships')
      .set({ ends_on: endsOn })
      .where('membership_id', '=', membershipId)
      .execute(),
  )
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(200)
  t.clock.set('2026-11-23T22:59:59Z')
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(200)
  t.clock.set('2026-11-23T23:00:00Z')
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(303)
  t.clock.set('2026-11-23T09:00:00Z')
})

test('a form sent after the role ended mid-way is refused with a clear sentence', async () => {
  const { headers, membershipId } = await signIn(t, { role: 'municipality_admin' })
  expect((await t.app.inject({ url: '/administration/bjud-in', headers })).statusCode).toBe(200)
  await asSystem(tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', membershipId)
      .execute(),
  )
  const answer = await t.app.inject({ method: 'POST', url: '/administration/bjud-in', headers, payload: {} })
  expect(answer.statusCode).toBe(401)
  expect(answer.body).toContain('Din inloggning har upphört')
  expect(answer.body).toContain('inte sparat')
})

test('who has another assignment left is not moved into it by a form made in the first', async () => {
  const first = await signIn(t, { role: 'municipality_admin' })
  await asSystem(async tx => {
    const tenantId = await createOrganisation(tx, system('test'), t.clock, {
      kind: 'social_enterprise',
      name: 'Andra',
    })
    return addMembership(tx, system('test'), t.clock, {
      tenantId,
      personId: first.personId,
      role: 'enterprise_manager',
    })
  })
  const browser = openBrowser(t, first.cookie)
  await asSystem(tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', first.membershipId)
      .execute(),
  )
  const form = { name: 'Enhet', kind: 'other' }
  const refused = await browser.post('/administration/enheter', form)
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('Uppdraget du arbetade i gäller inte längre')
  // Once a page has been read in the second, forms made there count.
  expect((await browser.get('/administration/enheter')).body).toContain('Andra')
  expect((await browser.post('/administration/enheter', form)).statusCode).toBe(303)
})

test('one with several assignments chooses which to act in; another’s answers as one that does not exist', async () => {
  const me = await signIn(t, { role: 'municipality_admin' })
  const other = await signIn(t, { role: 'municipality_admin' })
  const second = await asSystem<string>(async tx => {
    const tenantId = await createOrganisation(tx, system('test'), t.clock, {
      kind: 'social_enterprise',
      name: 'Café Två',
    })
    return addMembership(tx, system('test'), t.clock, { tenantId, personId: me.personId, role: 'supervisor' })
  })
  const browser = openBrowser(t, me.cookie)
  expect((await browser.get('/byt-uppdrag')).body).toContain('Café Två')
  const foreign = await browser.post('/byt-uppdrag', { uppdrag: other.membershipId })
  const unknown = await browser.post('/byt-uppdrag', { uppdrag: 'nothing' })
  expect([foreign.statusCode, unknown.statusCode]).toEqual([404, 404])
  expect(foreign.body).toBe(unknown.body)
  expect((await browser.post('/byt-uppdrag', { uppdrag: second })).headers.location).toBe('/hem')
  expect((await browser.get('/administration')).statusCode).toBe(403)
  await browser.post('/byt-uppdrag', { uppdrag: me.membershipId })
  expect((await browser.get('/administration')).statusCode).toBe(200)
})

test('a session ends after a working day, and when it has not been used for half of one', async () => {
  const { headers, personId } = await signIn(t, { role: 'supervisor' })
  const owner = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: t.ownerUrl }))
  await owner.connect()
  await owner.query(
    `update auth.session set "updatedAt" = now() - interval '241 minutes' where "userId" = $1`,
    [personId],
  )
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(303)
  await owner.query(
    `update auth.session set "updatedAt" = now() - interval '239 minutes' where "userId" = $1`,
    [personId],
  )
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(200)
  await owner.query(`update auth.session set "expiresAt" = now() where "userId" = $1`, [personId])
  expect((await t.app.inject({ ...settings, headers })).statusCode).toBe(303)
  await owner.end()
})

test('the app’s own role reads nothing of sign-in', async () => {
  for (const table of [
    '"user"',
    'session',
    'account',
    'verification',
    '"twoFactor"',
    'passkey',
    'attempts',
  ]) {
    await expect(t.db.pool.query(`select from auth.${table}`)).rejects.toThrow(
      'permission denied for schema auth',
    )
  }
})
