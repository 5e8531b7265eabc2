import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { nextNumber } from '../../kit/db/turns.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { leaveJob, loseJob, runDaily, waitingJobs } from '../../testing/jobs.ts'
import { audit } from '../audit/audit.ts'
import { scheduleDaily } from './daily.ts'
import type { Held, Job } from './job.ts'
import { openJobs } from './jobs.ts'
import { callOff, enqueue, selectFaulty, tryAgain } from './queue.ts'

let t: TestApp
let one: string
let other: string
beforeAll(async () => {
  t = await openTestApp()
  one = (await signIn(t, { role: 'business_officer', municipalityCode: '2182' })).tenantId
  other = (await signIn(t, { role: 'business_officer', municipalityCode: '2183' })).tenantId
})
afterAll(() => t.close())
beforeEach(() =>
  t.db.inActor(system('test'), tx =>
    tx
      .deleteFrom('core.jobs')
      .execute()
      .then(() => undefined),
  ),
)

const asSystem = <T>(work: Parameters<typeof t.db.inActor<T>>[1]) => t.db.inActor(system('test'), work)
const job = (run: Job['run'], more: Partial<Job> = {}): Job => ({ name: 'example', run, ...more })
const counts = job(({ tenantId, last }) => last(tx => nextNumber(tx, tenantId, 'example')))
const order = (of: Job, tenantId: string, key: string) =>
  asSystem(tx => enqueue(tx, of, { tenantId, key }, t.clock.now()))
const counted = async (tenantId: string) =>
  (
    await asSystem(tx =>
      tx
        .selectFrom('core.counters')
        .select('value')
        .where('tenant_id', '=', tenantId)
        .where('name', '=', 'example')
        .executeTakeFirst(),
    )
  )?.value ?? 0
const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { open, opened }
}

test('what is ordered in a transaction is done if it commits, and only then', async () => {
  const before = await counted(one)
  await expect(
    asSystem(async tx => {
      await enqueue(tx, counts, { tenantId: one, key: 'taken back' }, t.clock.now())
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await openJobs(t, [counts]).drain()).toBe(0)
  await order(counts, one, 'kept')
  expect(await openJobs(t, [counts]).drain()).toBe(1)
  expect([await counted(one), await waitingJobs(t, counts)]).toEqual([before + 1, []])
})

test('a person orders a job, of theirs or of another organisation, and it is begun at once', async () => {
  const officer = await signIn(t, { role: 'business_officer', tenantId: one })
  const { personId, membershipId } = officer
  const by = { kind: 'person', personId, tenantId: one, membershipId, role: 'business_officer' } as const
  const loop = openJobs(t, [counts])
  loop.start()
  // Idle by now: it is woken, and does not wait for its next look.
  await wait(200)
  const begun = Date.now()
  const before = await counted(other)
  await t.db.inActor(by, tx => enqueue(tx, counts, { tenantId: other, key: 'theirs' }, t.clock.now()))
  for (let n = 0; n < 300 && (await counted(other)) === before; n++) await wait(5)
  expect(Date.now() - begun).toBeLessThan(1500)
  await loop.stop()
  expect(await counted(other)).toBe(before + 1)
})

test('a job sees its own organisation’s rows and no other’s', async () => {
  for (const tenantId of [one, other])
    await asSystem(tx =>
      audit(tx, system('test'), t.clock.now(), {
        tenantId,
        action: `canary_${tenantId}`,
        objectType: 'canary',
      }),
    )
  const seen: string[] = []
  const looks = job(({ tx }) =>
    tx(async it => {
      const rows = await it
        .selectFrom('core.audit')
        .select('action')
        .where('object_type', '=', 'canary')
        .modifyEnd(acrossTenants('a test asks for all of them'))
        .execute()
      seen.push(...rows.map(({ action }) => action))
      await it.insertInto('core.counters').values({ tenant_id: other, name: 'foreign', value: 1 }).execute()
    }),
  )
  await order(looks, one, '')
  expect(await openJobs(t, [looks]).drain()).toBe(0)
  expect(seen).toEqual([`canary_${one}`])
  expect((await waitingJobs(t, looks))[0]?.fault).toContain('42501')
})

test('workers beside each other do each job once', async () => {
  const before = await counted(one)
  for (let n = 0; n < 60; n++) await order(counts, one, String(n))
  const done = await Promise.all([1, 2, 3].map(() => openJobs(t, [counts]).drain()))
  expect(done.reduce((sum, n) => sum + n, 0)).toBe(60)
  expect(await counted(one)).toBe(before + 60)
})

test('a dead worker’s job comes back when its lease has run out, and whatever it writes late changes nothing', async () => {
  const { open, opened } = gate()
  const began = gate()
  let runs = 0
  const late: unknown[] = []
  const slow = job(async held => {
    runs += 1
    if (runs > 1) return held.last(tx => nextNumber(tx, held.tenantId, 'example'))
    began.open()
    await opened
    for (const how of ['tx', 'last'] as const)
      await held[how](tx => nextNumber(tx, held.tenantId, 'example')).catch(error => late.push(error))
    throw new Error('late')
  })
  const before = await counted(one)
  await order(slow, one, 'slow')
  const first = openJobs(t, [slow]).drain()
  await began.opened
  expect(await openJobs(t, [slow]).drain()).toBe(0)
  await loseJob(t, 'slow')
  expect(await openJobs(t, [slow]).drain()).toBe(1)
  open()
  expect(await first).toBe(0)
  expect(late.map(error => (error as Error).constructor.name)).toEqual(['JobLost', 'JobLost'])
  expect([runs, await counted(one), await waitingJobs(t, slow)]).toEqual([2, before + 1, []])
})

test('a process that is alive keeps what takes long: it says so every few seconds', async () => {
  const { open, opened } = gate()
  const began = gate()
  const long = job(async () => {
    began.open()
    await opened
  })
  await order(long, one, 'long')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const running = openJobs(t, [long]).drain()
  await began.opened
  for (let n = 0; n < 3; n++) {
    t.clock.advance({ seconds: 20 })
    const [before] = await waitingJobs(t, long)
    vi.advanceTimersByTime(10_000)
    for (let m = 0; m < 100; m++) {
      const [now] = await waitingJobs(t, long)
      if (before && now && !now.due_at.equals(before.due_at)) break
      await wait(20)
    }
  }
  vi.useRealTimers()
  expect(await openJobs(t, [long]).drain()).toBe(0)
  open()
  expect(await running).toBe(1)
})

test('whoever calls a job off waits for what it has under way, and nothing is written after', async () => {
  const { open, opened } = gate()
  const began = gate()
  let after: unknown
  const slow = job(async held => {
    await held.tx(async tx => {
      began.open()
      await opened
      await nextNumber(tx, held.tenantId, 'example')
    })
    await wait(100)
    after = await held.tx(async () => 'written').catch(error => (error as Error).constructor.name)
  })
  const before = await counted(one)
  await order(slow, one, 'called off')
  const running = openJobs(t, [slow]).drain()
  await began.opened
  const off = asSystem(tx => callOff(tx, slow, { tenantId: one, key: 'called off' })).then(() => counted(one))
  await wait(100)
  open()
  expect(await off).toBe(before + 1)
  await running
  expect([after, await waitingJobs(t, slow)]).toEqual(['JobLost', []])
})

test('a fault is tried again with growing pauses, then given up, told, and tried again when somebody says so', async () => {
  let works = false
  const fails = job(async ({ tx }) => {
    if (!works) await tx(it => nextNumber(it, 'no uuid', 'Anna Svensson'))
  })
  await order(fails, one, 'failing')
  for (let tries = 1; tries <= 8; tries++) {
    expect(await waitingJobs(t, fails)).toMatchObject([{ tries: tries - 1, dead_at: null }])
    await openJobs(t, [fails]).drain()
    const [row] = await waitingJobs(t, fails)
    const minutes = 2 ** (tries - 1)
    const pause = row?.due_at.since(t.clock.now()).total('minutes') ?? 0
    expect([pause >= minutes * 0.74, pause <= minutes * 1.26]).toEqual([true, true])
    expect(await openJobs(t, [fails]).drain()).toBe(0)
    t.clock.advance({ minutes: Math.ceil(minutes * 1.3) })
  }
  expect(await openJobs(t, [fails]).drain()).toBe(0)
  const dead = await asSystem(selectFaulty)
  expect(dead).toMatchObject([{ name: 'example', key: 'failing', tries: 8 }])
  expect(dead[0]?.fault).not.toContain('Svensson')
  works = true
  expect(await asSystem(tx => tryAgain(tx, 'example', t.clock.now()))).toBe(1)
  expect(await openJobs(t, [fails]).drain()).toBe(1)
  expect(await waitingJobs(t, fails)).toEqual([])
})

test('what ends the process each time is told to whoever waits for it, and a process that wants to end lets go', async () => {
  const told: unknown[] = []
  const asked = job(
    async held => {
      if (held.isStopping()) await held.tx(tx => held.rest(tx, t.clock.now()))
    },
    { failed: async (_held: Held, _services, error) => void told.push(error) },
  )
  await leaveJob(t, asked, { tenantId: one, key: '' }, { tries: 5, due_at: t.clock.now() })
  expect(await openJobs(t, [asked]).drain()).toBe(0)
  expect([told, await waitingJobs(t, asked)]).toEqual([[undefined], []])
  const { open, opened } = gate()
  const began = gate()
  const long = job(async held => {
    began.open()
    await opened
    await asked.run(held, t)
  })
  await order(long, one, 'let go')
  const loop = openJobs(t, [long])
  loop.start()
  await began.opened
  const stopped = loop.stop()
  open()
  await stopped
  expect(await waitingJobs(t, long)).toMatchObject([{ taken_by: null, tries: 0 }])
})

test('a job whose database went away is done as soon as it is back, and nothing is counted against it', async () => {
  const root = new pg.Client({ connectionString: inject('superUrl') })
  await root.connect()
  let runs = 0
  const begun = await counted(one)
  const broken: Job = job(async held => {
    runs += 1
    expect(await waitingJobs(t, broken)).toMatchObject([{ tries: 1, fault: null }])
    await held.last(async tx => {
      await nextNumber(tx, held.tenantId, 'example')
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      if (runs === 1) await root.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
    })
  })
  await order(broken, one, 'broken off')
  // At the same moment of the clock: there is no pause to wait for.
  expect(await openJobs(t, [broken]).drain()).toBe(1)
  expect([runs, (await counted(one)) - begun, await waitingJobs(t, broken)]).toEqual([2, 1, []])
  await root.end()
})

test('daily work is found anew each day, each piece by itself, and what was given up is tried again', async () => {
  let bad = one
  const daily = job(
    async held => {
      if (held.tenantId === bad) throw new Error('planted')
      await held.last(tx => nextNumber(tx, held.tenantId, 'example'))
    },
    { daily: async () => [one, other].map(tenantId => ({ tenantId, key: '' })) },
  )
  const before = await counted(other)
  expect(await runDaily(t, daily)).toBe(1)
  expect(await counted(other)).toBe(before + 1)
  await asSystem(tx => tx.updateTable('core.jobs').set({ dead_at: t.clock.now() }).execute())
  bad = ''
  expect(await runDaily(t, daily)).toBe(2)
  expect(await waitingJobs(t, daily)).toEqual([])
})

test('a process of another version leaves daily work that it does not know to those who do', async () => {
  const found: Job = {
    ...counts,
    name: 'unknown elsewhere',
    daily: async () => [{ tenantId: one, key: 'found' }],
  }
  const otherwise: Job = { ...counts, name: 'known elsewhere', daily: async () => [] }
  const before = await counted(one)
  await asSystem(tx => scheduleDaily(tx, [found], t.clock.now()))
  await openJobs(t, [counts]).drain()
  await openJobs(t, [otherwise]).drain()
  expect(await waitingJobs(t, { name: 'daily' })).toHaveLength(1)
  t.clock.advance({ hours: 2 })
  await openJobs(t, [found]).drain()
  expect(await counted(one)).toBe(before + 1)
})
