import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, system } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { nextNumber } from '../../kit/db/turns.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { loseJob, waitingJobs } from '../../testing/jobs.ts'
import { openJobs } from '../jobs/jobs.ts'
import { connectEvents, type Event, type Listener, listenerJobs, tell } from './events.ts'

let t: TestApp
let buyer: Actor & { kind: 'person' }
let enterprise: string
let heard: Event[] = []
let seen: string[] = []
let fails = false

/** Counts in the organisation that it concerns, and looks around for what it should not see. */
const counts: Listener = {
  name: 'counts',
  hear: async (tx, event) => {
    await nextNumber(tx, event.forTenant, 'heard')
    const all = await tx
      .selectFrom('core.events')
      .select('for_tenant')
      .modifyEnd(acrossTenants('a test asks for all of them'))
      .execute()
    seen = all.map(row => row.for_tenant)
    heard.push(event)
    if (fails) throw new Error('planted')
  },
}
const notes: Listener = { name: 'notes', hear: async tx => nextNumber(tx, enterprise, 'noted') }
const table = { need_opened: [counts, notes] }

beforeAll(async () => {
  t = await openTestApp()
  const { personId, tenantId, membershipId } = await signIn(t, {
    role: 'procurement_officer',
    municipalityCode: '2182',
  })
  buyer = { kind: 'person', personId, tenantId, membershipId, role: 'procurement_officer' }
  enterprise = (await signIn(t, { role: 'enterprise_manager' })).tenantId
  connectEvents(table)
})
afterAll(async () => {
  connectEvents({})
  await t.close()
})

const need = '00000000-0000-4000-8000-00000000000a'
const opened = (forTenant: string) =>
  t.db.inActor(buyer, tx =>
    tell(tx, t.clock.now(), {
      tenantId: buyer.tenantId,
      kind: 'need_opened',
      object: 'need',
      ids: { need },
      forTenant,
    }),
  )
const numbers = (tenantId: string) =>
  t.db.inActor(system('test'), async tx => {
    const rows = await tx
      .selectFrom('core.counters')
      .select(['name', 'value'])
      .where('tenant_id', '=', tenantId)
      .where('name', 'in', ['heard', 'noted'])
      .orderBy('name')
      .execute()
    return rows.map(({ name, value }) => `${name} ${value}`)
  })
const work = () => openJobs(t, listenerJobs(table)).drain()

test('an event is heard once by each listener, as the organisation that it concerns, which sees no other’s', async () => {
  await opened(buyer.tenantId)
  await work()
  heard = []
  await opened(enterprise)
  expect(await work()).toBe(2)
  expect(await work()).toBe(0)
  expect(heard).toMatchObject([{ tenantId: buyer.tenantId, kind: 'need_opened', ids: { need } }])
  expect(seen).toEqual([enterprise])
  expect(await numbers(enterprise)).toEqual(['heard 1', 'noted 1'])
})

test('what is taken back was never told', async () => {
  const before = await numbers(enterprise)
  await expect(
    t.db.inActor(buyer, async tx => {
      const event = { tenantId: buyer.tenantId, kind: 'need_opened', object: 'need', ids: {} }
      await tell(tx, t.clock.now(), { ...event, forTenant: enterprise })
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect([await work(), await numbers(enterprise)]).toEqual([0, before])
})

test('one that fails keeps the other from nothing, and has written nothing when it is tried again', async () => {
  fails = true
  await opened(enterprise)
  expect(await work()).toBe(1)
  const [left] = await waitingJobs(t, { name: 'hear_counts' })
  expect(left).toMatchObject({ tenant_id: enterprise, tries: 1 })
  expect(await numbers(enterprise)).toEqual(['heard 1', 'noted 2'])
  fails = false
  await loseJob(t, left?.key ?? '')
  expect(await work()).toBe(1)
  expect(await numbers(enterprise)).toEqual(['heard 2', 'noted 2'])
})

test('nobody tells in another organisation’s name', async () => {
  const foreign = {
    tenantId: enterprise,
    kind: 'need_opened',
    object: 'need',
    ids: {},
    forTenant: enterprise,
  }
  await expect(t.db.inActor(buyer, tx => tell(tx, t.clock.now(), foreign))).rejects.toThrow(
    'row-level security',
  )
})
