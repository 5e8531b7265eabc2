import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJobs } from '../../../core/jobs/jobs.ts'
import { enqueue } from '../../../core/jobs/queue.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { signIn } from '../../../testing/identity.ts'
import { countsOf, csv, importing } from '../../../testing/importing.ts'
import { leaveJob, loseJob } from '../../../testing/jobs.ts'
import { registerImport } from './jobs.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => closeWithTrueCards(t))

/** The workers of another process. */
const another = () => openJobs(t, [registerImport])

const list = (count: number, word: string) =>
  csv(['Namn;Kommun', ...Array.from({ length: count }, (_, i) => `${word} nummer ${i};Söderhamn`)])
const asSystem = <T>(work: Parameters<typeof t.db.inActor<T>>[1]) => t.db.inActor(system('test'), work)
let town: string
beforeAll(async () => {
  town = (await signIn(t, { role: 'business_officer', municipalityCode: '2182' })).tenantId
})
const officer = () => signIn(t, { role: 'business_officer', tenantId: town })

const start = async (bytes: Buffer) => {
  const who = await officer()
  const my = importing(t, who)
  const path = String((await my.upload(bytes)).headers['location'])
  await my.post(`${path}/starta`, my.proposed((await my.get(path)).body))
  return { who, my, path, importId: path.split('/').at(-1) ?? '' }
}

test('runs in the background, shows its progress, survives reloads and is followed by colleagues', async () => {
  const { my, path } = await start(list(120, 'Verkstan'))
  const page = await my.get(path)
  expect(page.body).toContain('<meta http-equiv="refresh" content="3"')
  expect(page.body).toContain('<progress')
  expect((await importing(t, await officer()).get(path)).statusCode).toBe(200)
  const second = await my.upload(list(1, 'Samtidigt'))
  const busy = await my.post(`${String(second.headers['location'])}/starta`, {
    'kolumn-0': 'name',
    'kolumn-1': 'municipality',
  })
  expect([busy.statusCode, busy.body.includes('Vänta tills er andra lista är klar')]).toEqual([409, true])
  expect(countsOf((await my.settle(path)).body)).toMatchObject({ 'Nya företag': 120 })
})

test('can be cancelled: what was stored stays, what was not is said', async () => {
  const { my, path } = await start(list(300, 'Avbrutet'))
  await my.post(`${path}/avbryt`)
  const page = await my.settle(path)
  expect(page.body).toContain('Inläsningen avbröts')
  // The row that was under way may still be finished.
  await new Promise(resolve => setTimeout(resolve, 300))
  const counts = countsOf((await my.get(path)).body)
  expect(Number(counts['Nya företag']) + Number(counts['Inte inlästa'])).toBe(300)
  expect(Number(counts['Inte inlästa'])).toBeGreaterThan(0)
  const left = await asSystem(tx =>
    tx
      .selectFrom('directory.import_rows')
      .select('cells')
      .where('import_id', '=', path.split('/').at(-1) ?? '')
      .execute(),
  )
  expect(left.every(row => row.cells.length === 0)).toBe(true)
})

test('one that was never started is thrown away', async () => {
  const my = importing(t, await officer())
  const path = String((await my.upload(list(2, 'Slängd'))).headers['location'])
  const gone = await my.post(`${path}/avbryt`)
  expect(gone.headers['location']).toBe('/registret/las-in')
  expect((await my.get(path)).body).toContain('Inläsningen avbröts')
  const late = await my.post(`${path}/starta`, { 'kolumn-0': 'name', 'kolumn-1': 'municipality' })
  expect(late.statusCode).toBe(303)
  expect((await my.get(path)).body).toContain('Inläsningen avbröts')
})

test('a restart takes up what was left, and no row is stored twice', async () => {
  const { my, path, importId } = await start(list(250, 'Omstart'))
  // Two more processes start in the middle of it, as after a crash: the first one's lease has run out.
  await loseJob(t, importId)
  await Promise.all([another().drain(), another().drain()])
  expect(countsOf((await my.settle(path)).body)).toMatchObject({ 'Nya företag': 250, 'Avvisade rader': 0 })
  const { rows } = await t.db.pool.query(
    `select count(*)::int as n from directory.enterprises where name like 'Omstart%' and published_at is not null`,
  )
  expect(rows[0].n).toBe(250)
})

/** As a killed process leaves it: running, and believed to live for a while yet. */
const leave = async (bytes: Buffer, left: Parameters<typeof leaveJob>[3] = {}) => {
  const my = importing(t, await officer())
  const path = String((await my.upload(bytes)).headers['location'])
  const importId = path.split('/').at(-1) ?? ''
  await asSystem(tx =>
    tx.updateTable('directory.imports').set({ state: 'running' }).where('import_id', '=', importId).execute(),
  )
  await leaveJob(t, registerImport, { tenantId: town, key: importId }, left)
  return { my, path, importId }
}
const stateOf = async (importId: string) =>
  (
    await asSystem(tx =>
      tx.selectFrom('directory.imports').select('state').where('import_id', '=', importId).executeTakeFirst(),
    )
  )?.state
const ended = async (importId: string) => {
  for (let tries = 0; tries < 400 && (await stateOf(importId)) === 'running'; tries++)
    await new Promise(resolve => setTimeout(resolve, 10))
  return stateOf(importId)
}

test('killed and started again within the lease, an import goes on by itself, and nobody has to look at it', async () => {
  const { my, path, importId } = await leave(list(30, 'Dödad'))
  expect(await another().drain()).toBe(0)
  expect(await stateOf(importId)).toBe('running')
  t.clock.advance({ seconds: 61 })
  expect(await ended(importId)).toBe('done')
  expect(countsOf((await my.get(path)).body)).toMatchObject({ 'Nya företag': 30 })
  // And the next is not held up.
  expect((await importing(t, await officer()).all(list(1, 'Nästa'))).counts).toMatchObject({
    'Nya företag': 1,
  })
})

test('what ends the process each time is given up with a sentence', async () => {
  const { my, path, importId } = await leave(list(3, 'Farlig'), {
    due_at: t.clock.now(),
    tries: 5,
  })
  expect(await ended(importId)).toBe('failed')
  expect((await my.get(path)).body).toContain('Servern stannade flera gånger')
})

test('a run that has lost its lease writes nothing more', async () => {
  const { my, path, importId } = await leave(list(80, 'Gammal'), {
    due_at: t.clock.now(),
  })
  const old = another().drain()
  const done = () =>
    asSystem(tx =>
      tx
        .selectFrom('directory.import_rows')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('import_id', '=', importId)
        .where('outcome', '!=', 'waiting')
        .executeTakeFirstOrThrow(),
    )
  while ((await done()).n === 0) await new Promise(resolve => setTimeout(resolve, 5))
  await loseJob(t, importId, 'another')
  const before = await done()
  await old
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(await done()).toEqual(before)
  expect(before.n).toBeLessThan(80)
  expect(await stateOf(importId)).toBe('running')
  await loseJob(t, importId)
  expect(countsOf((await my.settle(path)).body)).toMatchObject({ 'Nya företag': 80 })
})

test('what a process that ended has let go of is taken up by another', async () => {
  const { path, importId, my } = await start(list(3, 'Lämnad'))
  await my.settle(path)
  const back = { state: 'running', finished_at: null } as const
  await asSystem(tx =>
    tx.updateTable('directory.imports').set(back).where('import_id', '=', importId).execute(),
  )
  expect((await my.get(path)).body).toContain('http-equiv="refresh"')
  await asSystem(tx => enqueue(tx, registerImport, { tenantId: town, key: importId }, t.clock.now()))
  expect((await my.settle(path)).body).toContain('Inläsningen är klar')
})

test('stops when the role of the person who started it ends', async () => {
  const { who, my, path } = await start(list(300, 'Uppdraget'))
  await asSystem(tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', who.membershipId)
      .execute(),
  )
  // The person is signed out with the role; a colleague sees what happened.
  expect((await my.get(path)).statusCode).toBe(303)
  const page = await importing(t, await officer()).settle(path)
  expect(page.body).toContain('Uppdraget för den som startade inläsningen har upphört')
})

test('two organisations that add the same enterprise at once make one', async () => {
  const same = csv([
    'Namn;Orgnr;Kommun',
    'Gemensamma verkstan;769622-1238;Söderhamn',
    'Gemensamt utan nummer;;Söderhamn',
  ])
  const association = await signIn(t, { role: 'association_coordinator' })
  await asSystem(tx =>
    tx
      .insertInto('core.association_members')
      .values({ tenant_id: association.tenantId, municipality_code: '2182' })
      .execute(),
  )
  const [a, b] = await Promise.all([
    importing(t, association).all(same),
    importing(t, await officer()).all(same),
  ])
  expect(Number(a.counts['Nya företag']) + Number(b.counts['Nya företag'])).toBe(2)
  const { rows } = await t.db.pool.query(
    `select count(*)::int as n from directory.enterprises where name like 'Gemensam%' and published_at is not null`,
  )
  expect(rows[0].n).toBe(2)
})
