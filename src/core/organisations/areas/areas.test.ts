import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn, viewerOf } from '../../../testing/identity.ts'
import { see, send } from '../../../testing/register.ts'
import { createUnit } from '../actions.ts'

let t: TestApp
let admin: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  admin = await signIn(t, { role: 'municipality_admin' })
  stranger = await signIn(t, { role: 'municipality_admin' })
})
afterAll(() => t.close())

const addArea = async (name: string, who = admin) => {
  const once = randomUUID()
  const answer = await send(t, who, '/administration/omraden', {
    area_name: name,
    ground: 'OSL 26 kap. 1 §',
    once,
  })
  expect(answer.statusCode).toBe(303)
  return once
}

/** A unit in an area, and somebody with an assignment there. */
const unitIn = (area: string, name: string) =>
  t.db.inActor(system('test'), tx =>
    createUnit(tx, system('test'), t.clock, {
      tenantId: admin.tenantId,
      kind: 'social_services',
      name,
      area,
    }),
  )
const colleague = (role: 'case_worker' | 'unit_manager' | 'politician', unitId: string, name: string) =>
  signIn(t, { role, tenantId: admin.tenantId, unitId, name })
const areasOf = async (who: SignedIn) => (await viewerOf(t, who)).seat?.areas
const approve = (who: SignedIn, whose: SignedIn) => send(t, who, `/enheten/${whose.membershipId}/godkann`)
const withdraw = (who: SignedIn, whose: SignedIn) =>
  send(t, who, `/enheten/${whose.membershipId}/ta-tillbaka`)

test('areas are kept by whoever administers the organisation; others and strangers do not come in', async () => {
  const area = await addArea('Socialtjänst ett')
  const worker = await signIn(t, { role: 'case_worker', tenantId: admin.tenantId })
  const at = `/administration/omraden/${area}`
  for (const url of ['/administration/omraden', at]) {
    expect((await see(t, undefined, url)).headers['location']).toContain('/logga-in')
    expect((await see(t, worker, url)).statusCode).toBe(403)
    expect((await see(t, admin, url)).statusCode).toBe(200)
  }
  expect((await see(t, stranger, at)).statusCode).toBe(404)
  expect((await see(t, stranger, '/administration/omraden')).body).not.toContain('Socialtjänst ett')
})

test('a name that is taken and a ground that is missing are said at their fields, and what was typed stays', async () => {
  await addArea('Tagen')
  const taken = await send(t, admin, '/administration/omraden', {
    area_name: 'Tagen',
    ground: 'Nämndens beslut',
    once: randomUUID(),
  })
  expect([taken.statusCode, taken.body.includes('redan ett område med det namnet')]).toEqual([422, true])
  expect(taken.body).toContain('Nämndens beslut')
  const missing = await send(t, admin, '/administration/omraden', {
    area_name: 'Ny',
    ground: '',
    once: randomUUID(),
  })
  expect([missing.statusCode, missing.body.includes('Skriv varför sekretess gäller')]).toEqual([422, true])
})

test('an administrator lets in the first manager alone; from then on the manager decides, and nobody lets in themselves', async () => {
  const area = await addArea('Arbetsmarknad')
  const unit = await unitIn(area, 'Arbetsmarknadsenheten')
  const manager = await colleague('unit_manager', unit, 'Elsa Chef')
  const second = await colleague('unit_manager', unit, 'Ture Chef')
  const worker = await colleague('case_worker', unit, 'Moa Handläggare')
  for (const who of [manager, second, worker]) expect(await areasOf(who)).toEqual([])

  expect((await approve(admin, worker)).statusCode, 'a case worker is the manager’s to let in').toBe(403)
  expect((await approve(manager, manager)).statusCode).toBe(403)
  expect((await approve(stranger, manager)).statusCode, 'another organisation’s are not there').toBe(404)
  expect((await see(t, admin, '/hem')).body).toContain('Elsa Chef väntar på behörighet')
  expect((await approve(admin, manager)).statusCode).toBe(303)
  expect(await areasOf(manager)).toEqual([area])
  expect((await approve(admin, second)).statusCode, 'a manager is there now').toBe(403)

  expect((await see(t, manager, '/hem')).body).toContain('Moa Handläggare väntar på behörighet')
  expect((await approve(worker, worker)).statusCode).toBe(403)
  for (const who of [second, worker]) expect((await approve(manager, who)).statusCode).toBe(303)
  expect(await areasOf(worker)).toEqual([area])
  expect((await withdraw(admin, worker)).statusCode).toBe(403)
  expect((await withdraw(manager, worker)).statusCode).toBe(303)
  expect(await areasOf(worker)).toEqual([])
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id', 'subject_id'])
      .where('object_id', '=', worker.membershipId)
      .where('action', 'like', 'seat_%')
      .orderBy('audit_id')
      .execute(),
  )
  expect(log).toEqual([
    { action: 'seat_approved', person_id: manager.personId, subject_id: worker.personId },
    { action: 'seat_withdrawn', person_id: manager.personId, subject_id: worker.personId },
  ])
})

test('who administers the organisation too has no seat in an area, nor does a role that has no use for one', async () => {
  const area = await addArea('Vuxenstöd')
  const unit = await unitIn(area, 'Vuxenenheten')
  const politician = await colleague('politician', unit, 'Gun Politiker')
  const both = await colleague('unit_manager', unit, 'Bo Både')
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.memberships')
      .set({ role: 'municipality_admin' })
      .where('person_id', '=', politician.personId)
      .execute(),
  )
  // The one who administers now has a second assignment, as manager.
  const { membership_id } = await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.memberships')
      .values({
        tenant_id: admin.tenantId,
        person_id: politician.personId,
        role: 'unit_manager',
        unit_id: unit,
        starts_on: t.clock.today(),
        created_at: t.clock.now(),
      })
      .returning('membership_id')
      .executeTakeFirstOrThrow(),
  )
  expect((await send(t, admin, `/enheten/${membership_id}/godkann`)).statusCode).toBe(403)
  expect((await approve(admin, both)).statusCode).toBe(303)
})

test('a seat falls when its unit is moved to another area, or its person to another unit', async () => {
  const [one, two] = [await addArea('Ett'), await addArea('Två')]
  const [first, other] = [await unitIn(one, 'Första'), await unitIn(two, 'Andra')]
  const manager = await colleague('unit_manager', first, 'Mia Chef')
  await approve(admin, manager)
  const worker = await colleague('case_worker', first, 'Wille Worker')
  await approve(manager, worker)
  const unit = { name: 'Första', kind: 'social_services', area: two, version: '1' }
  expect((await send(t, admin, `/administration/enheter/${first}`, unit)).statusCode).toBe(303)
  for (const who of [manager, worker]) expect(await areasOf(who)).toEqual([])
  expect(
    (await send(t, admin, `/administration/enheter/${first}`, unit)).statusCode,
    'an older version',
  ).toBe(409)

  await approve(admin, manager)
  await approve(manager, worker)
  expect(await areasOf(worker)).toEqual([two])
  const change = { unit: other, ends: '' }
  expect((await send(t, admin, `/administration/personer/${worker.membershipId}`, change)).statusCode).toBe(
    303,
  )
  expect(await areasOf(worker), 'also within the same area: another unit’s manager decides').toEqual([])
})
