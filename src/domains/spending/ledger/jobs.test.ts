import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJobs } from '../../../core/jobs/jobs.ts'
import { enqueue } from '../../../core/jobs/queue.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { countsOf, csv } from '../../../testing/importing.ts'
import { leaveJob, loseJob } from '../../../testing/jobs.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'
import { ledgerImport } from './jobs.ts'

let t: TestApp
let town: string
beforeAll(async () => {
  t = await openTestApp()
  town = (await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })).tenantId
})
afterAll(() => t.close())

/** The workers of another process. */
const another = () => openJobs(t, [ledgerImport])
const officer = () => signIn(t, { role: 'procurement_officer', tenantId: town })
const asSystem = <T>(work: Parameters<typeof t.db.inActor<T>>[1]) => t.db.inActor(system('test'), work)
/** Long enough to be stopped on its way: several chunks. */
const many = csv([national, ...Array.from({ length: 120_000 }, (_, i) => row({ voucher: `V${i}` }))])
const left = (fileId: string) =>
  asSystem(async tx => {
    const parts = await tx
      .selectFrom('spending.ledger_parts')
      .select('part')
      .where('file_id', '=', fileId)
      .execute()
    const stored = await tx
      .selectFrom('spending.ledger_rows as r')
      .innerJoin('spending.ledger_files as f', 'f.file_no', 'r.file_no')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('f.file_id', '=', fileId)
      .executeTakeFirstOrThrow()
    return { parts: parts.length, rows: stored.n }
  })

test('runs in the background, shows its progress, and one at a time', async () => {
  const my = ledgers(t, await officer())
  const { path, fileId } = await my.begin(many)
  const page = await my.get(path)
  expect(page.body).toContain('<meta http-equiv="refresh" content="3"')
  expect(page.body).toContain('<progress')
  const busy = await my.begin(csv([national, row()]))
  expect([busy.started.statusCode, busy.started.body.includes('Vänta tills er andra fil är klar')]).toEqual([
    409,
    true,
  ])
  const result = await my.settle(path)
  expect(countsOf(result.body)).toMatchObject({ 'Lästa rader': 120_000, 'Sparade rader': 120_000 })
  expect(await left(fileId)).toEqual({ parts: 0, rows: 120_000 })
}, 120_000)

test('cancelled midway, nothing of it stays', async () => {
  const my = ledgers(t, await officer())
  const { path, fileId } = await my.begin(many)
  await my.post(`${path}/avbryt`)
  expect((await my.settle(path)).body).toContain('Inget av filen är sparat')
  await new Promise(resolve => setTimeout(resolve, 1000))
  expect(await left(fileId)).toEqual({ parts: 0, rows: 0 })
}, 120_000)

test('a file that was never read in is thrown away', async () => {
  const my = ledgers(t, await officer())
  const path = String((await my.upload(csv([national, row()]))).headers['location'])
  expect((await my.post(`${path}/avbryt`)).headers['location']).toBe('/inkop/reskontra')
  expect(await left(path.split('/').at(-1) ?? '')).toEqual({ parts: 0, rows: 0 })
  const late = await my.post(`${path}/starta`, { 'kolumn-3': 'supplier', 'kolumn-7': 'amount' })
  expect(late.statusCode).toBe(303)
  expect((await my.get(path)).body).toContain('Inläsningen avbröts')
})

test('stops when the role of the person who started it ends', async () => {
  const who = await officer()
  const { path, fileId } = await ledgers(t, who).begin(many)
  await asSystem(tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('membership_id', '=', who.membershipId)
      .execute(),
  )
  const page = await ledgers(t, await officer()).settle(path)
  expect(page.body).toContain('Uppdraget för den som startade inläsningen har upphört')
  expect(await left(fileId)).toEqual({ parts: 0, rows: 0 })
}, 120_000)

test('taken over midway, it begins anew and no row is stored twice', async () => {
  const my = ledgers(t, await officer())
  const { path, fileId } = await my.begin(many)
  // Two more processes start in the middle of it, as after a crash: the first one's lease has run out.
  for (let tries = 0; tries < 200; tries++) {
    const made = await asSystem(tx =>
      tx
        .selectFrom('spending.ledger_files')
        .select('rows_read')
        .where('file_id', '=', fileId)
        .executeTakeFirst(),
    )
    if ((made?.rows_read ?? 0) > 0) break
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  await loseJob(t, fileId)
  await Promise.all([another().drain(), another().drain()])
  expect(countsOf((await my.settle(path)).body)).toMatchObject({
    'Sparade rader': 120_000,
    'Avvisade rader': 0,
  })
  expect(await left(fileId)).toEqual({ parts: 0, rows: 120_000 })
}, 120_000)

/** As a killed process leaves it: running, and believed to live for a while yet. */
const leave = async (fileId: string, left: Parameters<typeof leaveJob>[3] = {}) => {
  await asSystem(tx =>
    tx.updateTable('spending.ledger_files').set({ state: 'running' }).where('file_id', '=', fileId).execute(),
  )
  await leaveJob(t, ledgerImport, { tenantId: town, key: fileId }, left)
}
const ended = async (fileId: string) => {
  for (let tries = 0; ; tries++) {
    const { state } = await asSystem(tx =>
      tx
        .selectFrom('spending.ledger_files')
        .select('state')
        .where('file_id', '=', fileId)
        .executeTakeFirstOrThrow(),
    )
    if (state !== 'running' || tries === 400) return state
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

test('killed and started again within the lease, a ledger goes on by itself, and nobody has to look at it', async () => {
  const my = ledgers(t, await officer())
  const path = String((await my.upload(csv([national, row()]))).headers['location'])
  const fileId = path.split('/').at(-1) ?? ''
  await leave(fileId)
  expect(await another().drain()).toBe(0)
  t.clock.advance({ seconds: 61 })
  expect(await ended(fileId)).toBe('done')
  // What is kept nowhere – the command line's – cannot go on, and what ends the process each time shall not.
  const gone =
    String((await my.upload(csv([national, row()]))).headers['location'])
      .split('/')
      .at(-1) ?? ''
  await asSystem(tx => tx.deleteFrom('spending.ledger_parts').where('file_id', '=', gone).execute())
  await leave(gone, { due_at: t.clock.now() })
  expect(await ended(gone)).toBe('failed')
  expect((await my.get(`/inkop/reskontra/${gone}`)).body).toContain('Servern stannade medan filen lästes in')
  const bad =
    String((await my.upload(csv([national, row()]))).headers['location'])
      .split('/')
      .at(-1) ?? ''
  await leave(bad, { due_at: t.clock.now(), tries: 5 })
  expect(await ended(bad)).toBe('failed')
  expect(await left(bad)).toEqual({ parts: 0, rows: 0 })
})

test('what a process that ended has let go of is taken up by another', async () => {
  const who = await officer()
  const path = String((await ledgers(t, who).upload(csv([national, row()]))).headers['location'])
  const fileId = path.split('/').at(-1) ?? ''
  await asSystem(tx =>
    tx.updateTable('spending.ledger_files').set({ state: 'running' }).where('file_id', '=', fileId).execute(),
  )
  expect((await ledgers(t, who).get(path)).body).toContain('http-equiv="refresh"')
  await asSystem(tx => enqueue(tx, ledgerImport, { tenantId: town, key: fileId }, t.clock.now()))
  expect((await ledgers(t, who).settle(path)).body).toContain('Inläsningen är klar')
})

test('a file that breaks off in a quoted cell stops with a sentence, and nothing of it stays', async () => {
  const my = ledgers(t, await officer())
  const text = [
    national,
    ...Array.from({ length: 9000 }, () => row()),
    row({ supplier: '"Aldrig stängt' }),
  ].join('\n')
  const { path, fileId } = await my.begin(Buffer.from(text))
  expect((await my.settle(path)).body).toContain('Ett citattecken i filen avslutas aldrig')
  expect(await left(fileId)).toEqual({ parts: 0, rows: 0 })
})
