import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { buildApp } from '../app.ts'
import { type Identity, openIdentity } from '../core/identity/identity.ts'
import { openJobs } from '../core/jobs/jobs.ts'
import type { Domain } from '../core/web/domain.ts'
import type { Services } from '../core/web/services.ts'
import { domains, jobsOf } from '../domains.ts'
import { testClock } from '../kit/clock.ts'
import { readConfig } from '../kit/config.ts'
import { openDatabase } from '../kit/db/actor.ts'

export type TestApp = Services & {
  app: FastifyInstance
  identity: Identity
  clock: ReturnType<typeof testClock>
  /** The program's own login, as where it runs for real; the owner's is for tests that look behind it. */
  databaseUrl: string
  ownerUrl: string
  /** Ends the app and leaves its database where it is. */
  leave: () => Promise<void>
  close: () => Promise<void>
}

/** As somebody else does it meanwhile: outside the transaction in which a test has it done. */
export const meanwhile: <T>(work: () => T) => T = AsyncLocalStorage.snapshot()

export const onServer = async (work: (client: pg.Client) => Promise<unknown>) => {
  const client = new pg.Client({
    connectionString: inject('ownerUrl').replace(/\/plantskola$/, '/postgres'),
  })
  await client.connect()
  await work(client).finally(() => client.end())
}

/** A domain that stands in this test alone, with what its migration says. */
type More = { domain: Domain; schema: string }

/** A whole app on a database of its own, copied from the migrated one; nothing in it is replaced but the time. */
export const openTestApp = async (
  env: NodeJS.ProcessEnv = {},
  at = '2026-11-23T09:00:00Z',
  original = 'plantskola',
  more?: More,
): Promise<TestApp> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copying waits for its turn: PostgreSQL refuses while another copy reads the original.
  await onServer(async client => {
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name} template ${original}`)
  })
  return openAppOn(name, env, at, more)
}

/** A whole app on a database of the test server that is there already, and goes with the app. */
export const openAppOn = async (
  name: string,
  env: NodeJS.ProcessEnv = {},
  at = '2026-11-23T09:00:00Z',
  more?: More,
): Promise<TestApp> => {
  const databaseUrl = inject('databaseUrl').replace(/\/plantskola$/, `/${name}`)
  const ownerUrl = inject('ownerUrl').replace(/\/plantskola$/, `/${name}`)
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SECRET: 'a secret of the tests, and long enough',
    LOG_LEVEL: 'error',
    POOL_SIZE: '5',
    // The test's own work holds up the same process: it must not be taken for load.
    MAX_DELAY: '0',
    ...env,
  })
  if (more) {
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    await owner.query(more.schema).finally(() => owner.end())
  }
  const all = more ? [...domains, more.domain] : domains
  const clock = testClock(at)
  const db = openDatabase(databaseUrl, { poolSize: config.poolSize, clock })
  const services: Services = { config, clock, db, secret: config.secret ?? '' }
  const identity = await openIdentity(services, databaseUrl)
  const app = await buildApp(services, identity, all)
  // What somebody asked for is done, as by a worker; the day's work only when a test says so.
  const asked = jobsOf(all).filter(job => job.daily === undefined)
  const working = openJobs(services, asked)
  working.start()
  const leave = async () => {
    await working.stop()
    await app.close()
    await identity.close()
    await db.close()
  }
  return {
    ...services,
    app,
    identity,
    clock,
    databaseUrl,
    ownerUrl,
    leave,
    close: async () => {
      await leave()
      // Autovacuum, which is not ours to end, may be looking at it: then it goes with the whole server after the run.
      await onServer(client => client.query(`drop database ${name} with (force)`)).catch(() => undefined)
    },
  }
}
