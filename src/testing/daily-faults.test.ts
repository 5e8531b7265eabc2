import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postMail } from '../core/mail/outbox.ts'
import { reminder } from '../domains/directory/freshness/jobs.ts'
import { addEnterprise, mailsTo } from '../domains/directory/freshness/testing.ts'
import { spendSums } from '../domains/spending/spend/jobs.ts'
import { system } from '../kit/db/actor.ts'
import { startWorker } from '../worker.ts'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { openMailServer } from './identity-mail.ts'
import { runDaily, waitingJobs } from './jobs.ts'
import { readLedger } from './ledger.ts'
import { see, send } from './register.ts'

let t: TestApp
let owner: pg.Client
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-15T09:00:00Z')
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

const posting = {
  date: '2025-03-01',
  supplier: 'Städ AB',
  account: '5412',
  text: 'Städning',
  amount: '100,00',
}

test('one organisation whose sums cannot be made keeps no other from theirs', async () => {
  const codes = ['2182', '2183', '2361']
  const officers = []
  for (const code of codes)
    officers.push(await signIn(t, { role: 'procurement_officer', municipalityCode: code }))
  const [first = ''] = officers.map(o => o.tenantId).sort()
  for (const code of codes) await readLedger(t, [posting], code)
  // The first one's sums break a rule of the database, whatever is tried.
  await owner.query(
    `alter table spending.spend_months add constraint planted check (tenant_id <> '${first}') not valid`,
  )
  await t.db.inActor(system('test'), tx =>
    tx.updateTable('spending.spend_months').set({ row_count: 0 }).where('tenant_id', '<>', first).execute(),
  )
  expect(await runDaily(t, spendSums)).toBe(2)
  // What could not be done is there, with its reason, and is tried again.
  expect(await waitingJobs(t, spendSums)).toMatchObject([{ tenant_id: first, tries: 1, dead_at: null }])
  expect((await waitingJobs(t, spendSums))[0]?.fault).toMatch(/23514 planted/)
  const { rows } = await t.db.inActor(system('test'), async tx => ({
    rows: await tx
      .selectFrom('spending.spend_months')
      .select(['tenant_id', 'row_count'])
      .where('row_count', '>', 0)
      .execute(),
  }))
  expect(new Set(rows.map(r => r.tenant_id)).size).toBe(3)
})

test('one enterprise whose letter cannot be written keeps no other from theirs', async () => {
  const made = []
  for (const name of ['Ett', 'Två', 'Tre']) made.push(await addEnterprise(t, name, `${name}@example.org`))
  await owner.query(
    `alter table directory.confirmations add constraint planted check (tenant_id <> '${made[0]?.tenantId}')`,
  )
  t.clock.advance({ months: 5, days: 1 })
  await runDaily(t, reminder)
  expect(await waitingJobs(t, reminder)).toMatchObject([{ tenant_id: made[0]?.tenantId, tries: 1 }])
  expect(await mailsTo(t, 'Två@example.org')).toHaveLength(1)
  expect(await mailsTo(t, 'Tre@example.org')).toHaveLength(1)
  expect(await mailsTo(t, 'Ett@example.org')).toHaveLength(0)
})

test('a piece of the day’s work that fails keeps none of those after it', async () => {
  const { tenantId } = await signIn(t, { role: 'procurement_officer', municipalityCode: '2180' })
  await readLedger(t, [posting], '2180')
  const months = t.db.inActor(system('test'), tx =>
    tx
      .updateTable('spending.spend_months')
      .set({ row_count: 0 })
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst(),
  )
  expect((await months).numUpdatedRows).toBeGreaterThan(0n)
  const summed = () =>
    t.db.inActor(system('test'), tx =>
      tx
        .selectFrom('spending.spend_months')
        .select('month')
        .where('tenant_id', '=', tenantId)
        .where('row_count', '>', 0)
        .execute(),
    )
  // The first piece of all finds nothing where it looks.
  await owner.query('alter table directory.imports rename to imports_away')
  const worker = await startWorker(t)
  try {
    t.clock.advance({ minutes: 1 })
    for (let n = 0; n < 200 && (await summed()).length === 0; n++) await wait(50)
    expect(await summed()).not.toEqual([])
  } finally {
    await worker.stop()
    await owner.query('alter table directory.imports_away rename to imports')
  }
})

test('a sign-in link goes out while the daily sums wait for a table that somebody holds', async () => {
  const mail = await openMailServer()
  const slow = await openTestApp({ SMTP_URL: mail.url }, '2026-01-15T09:00:00Z')
  const holder = new pg.Client({ connectionString: slow.ownerUrl })
  await holder.connect()
  await signIn(slow, { role: 'procurement_officer', municipalityCode: '2182' })
  await readLedger(slow, [posting])
  await holder.query('begin; lock table spending.spend_months')
  const worker = await startWorker(slow)
  try {
    slow.clock.advance({ minutes: 1 })
    const waits = async () => {
      const { rowCount } = await holder.query(
        "select from pg_locks where not granted and relation = 'spending.spend_months'::regclass",
      )
      return (rowCount ?? 0) > 0
    }
    for (let n = 0; n < 200 && !(await waits()); n++) await wait(50)
    expect(await waits()).toBe(true)
    await slow.db.inActor(system('test'), tx =>
      postMail(tx, slow.clock.now(), {
        to: 'vantar@example.org',
        subject: 'Logga in',
        text: 'Länk',
        urgent: true,
      }),
    )
    for (let n = 0; n < 200 && mail.letters.length === 0; n++) await wait(50)
    expect(mail.letters.map(letter => letter.to)).toEqual([['vantar@example.org']])
    expect(await waits()).toBe(true)
  } finally {
    await holder.query('rollback')
    await worker.stop()
    await holder.end()
    await slow.close()
    await mail.close()
  }
})

test('a correction waits for no other organisation’s', async () => {
  const officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2184' })
  await readLedger(t, [posting], '2184')
  const link =
    /\/inkop\/klassning\/\d+\/\d+/.exec((await see(t, officer, '/inkop/klassning')).body)?.[0] ?? ''
  // Another organisation's correction, not committed yet.
  await owner.query('begin; call kit.act_as(null, null, true)')
  await owner.query("insert into spending.class_suggestions values ('5560160680', '', 'cleaning', 1)")
  const answer = await Promise.race([
    send(t, officer, link, { kategori: 'catering', galler: 'konto' }).then(a => a.statusCode),
    wait(8000, 'waited'),
  ])
  await owner.query('rollback')
  expect(answer).toBe(303)
})
