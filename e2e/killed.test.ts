import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drive } from '../src/bench/endure/drive.ts'
import { openServer, runs, type Server } from '../src/bench/endure/server.ts'
import { freePort } from '../src/kit/free-port.ts'

let dir: string
let server: Server | undefined
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plantskola-killed-'))
  chmodSync(dir, 0o755)
})
afterAll(async () => {
  await server?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** The next start's clock is a minute ahead: what the killed process held is nobody's any more. */
let ahead = 0
const restart = () => {
  ahead += 60_000
  return { CLOCK: new Date(Date.now() + ahead).toISOString() }
}

test('killed twice under writes, a ledger and mail, nothing is lost, nothing is there twice, and all ends by itself', async () => {
  const done = await drive({
    dir,
    port: await freePort(),
    seed: 7,
    kills: [
      { what: 'program', when: 'ledger' },
      { what: 'program', when: 'letter' },
    ],
    pause: [0.5, 1],
    goal: 100,
    sizes: { ledger: 20_000, list: 40 },
    patience: 90,
    restart,
  })
  expect(done).toMatchObject({ wrong: [], kills: 2 })
  expect(done.acknowledged).toBeGreaterThanOrEqual(100)
}, 300_000)

test('a database that is killed is started again; one left behind by a killed program ends with the next one that is stopped', async () => {
  server = await openServer(dir, await freePort(), { DEMO: '1', LOG_LEVEL: 'fatal', MAX_DELAY: '0' })
  await server.killDatabase()
  expect(server.endedByItself()).toBe(0)
  // Within twenty seconds on a machine that does nothing else.
  expect(server.outages[0]).toBeLessThan(60_000)
  const database = server.postmaster()
  await server.kill()
  expect([server.postmaster(), runs(database)]).toEqual([database, true])
  expect(await server.stop()).toBe(0)
  for (let n = 0; n < 50 && runs(database); n++) await wait(100)
  expect([runs(database), existsSync(join(dir, 'postgres/data/postmaster.pid'))]).toEqual([false, false])
}, 300_000)
