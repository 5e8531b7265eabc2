import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { postMail } from './outbox.ts'
import { sendWaitingMail } from './send.ts'

let t: TestApp
let server: SMTPServer
let arrived: string[] = []
let free: (() => void) | undefined

/** A real mail server: it leaves `hang@` without an answer until it is let go, once, and refuses `never@` for good, quoting it. */
beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('hang@') && free === undefined) free = () => done(new Error('at last'))
      else if (address.startsWith('hang@')) done(new Error('not now'))
      else if (address.startsWith('never@'))
        done(Object.assign(new Error(`no ${address} here`), { responseCode: 550 }))
      else {
        arrived.push(address)
        done()
      }
    },
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  t = await openTestApp({ SMTP_URL: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => server.close(() => resolve()))
})
beforeEach(() => {
  arrived = []
})
afterEach(() => {
  vi.useRealTimers()
})

const post = (to: string, urgent = false) =>
  t.db.inActor(system('test'), tx =>
    postMail(tx, t.clock.now(), { to, subject: 'Prov', text: 'Hemlig länk', urgent }),
  )
const stored = (to: string) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').selectAll().where('to_address', '=', to).executeTakeFirstOrThrow(),
  )

test('a letter that somebody waits for goes before a hundred that tell', async () => {
  for (let n = 0; n < 100; n++) await post(`brev-${n}@example.org`)
  await post('logga-in@example.org', true)
  expect(await sendWaitingMail(t)).toBe(101)
  expect(arrived.indexOf('logga-in@example.org')).toBeLessThan(4)
  // What has gone is not kept: links among it.
  expect(await stored('logga-in@example.org')).toMatchObject({ body_text: '', attempts: 1 })
})

/** Connections that are at something, as the whole server's login sees them: our own sees nothing of them. */
const busy = async () => {
  const root = new pg.Client({ connectionString: inject('superUrl') })
  await root.connect()
  const { rows } = await root.query<{ all: number; busy: number }>(
    `select count(*)::int as all, count(*) filter (where state <> 'idle')::int as busy
     from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
    [new URL(t.databaseUrl).pathname.slice(1)],
  )
  await root.end()
  expect(rows[0]?.all).toBeGreaterThan(0)
  return rows[0]?.busy
}

test('a server that does not answer holds up neither the other letters nor a transaction', async () => {
  await post('hang@example.org', true)
  for (let n = 0; n < 20; n++) await post(`efter-${n}@example.org`)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const sending = sendWaitingMail(t)
  for (let n = 0; n < 100 && arrived.length < 20; n++) await wait(50)
  expect(arrived).toHaveLength(20)
  for (let n = 0; n < 40 && (await busy()) !== 0; n++) await wait(50)
  expect(await busy()).toBe(0)
  // Another process does not take what this one is at.
  expect(await sendWaitingMail(t)).toBe(0)
  // … nor later than it may be silent: it says every few seconds that it is at it.
  for (let n = 0; n < 3; n++) {
    t.clock.advance({ seconds: 20 })
    const before = (await stored('hang@example.org')).next_attempt_at
    vi.advanceTimersByTime(10_000)
    for (let m = 0; m < 100 && (await stored('hang@example.org')).next_attempt_at.equals(before); m++)
      await wait(20)
  }
  expect(await sendWaitingMail(t)).toBe(0)
  free?.()
  expect(await sending).toBe(20)
  expect(await stored('hang@example.org')).toMatchObject({ attempts: 1, sent_at: null, failed_at: null })
})

test('a letter that is refused for good is given up, without its text and without the address in the fault', async () => {
  await post('never@example.org')
  for (let n = 0; n < 5; n++) {
    await sendWaitingMail(t)
    t.clock.advance({ hours: 5 })
  }
  const letter = await stored('never@example.org')
  expect(letter).toMatchObject({ attempts: 3, body_text: '', sent_at: null })
  expect(letter.failed_at).not.toBeNull()
  expect(letter.last_error).toBe('EENVELOPE 550')
})

test('several processes at once send each letter once', async () => {
  for (let n = 0; n < 60; n++) await post(`en-${n}@example.org`)
  const sent = await Promise.all([1, 2, 3].map(() => sendWaitingMail(t)))
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(60)
  expect(new Set(arrived).size).toBe(arrived.length)
})
