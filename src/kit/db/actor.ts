import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { poolDialect } from './driver.ts'
import { parsers } from './parsers.ts'
import type { DB } from './types.ts'

/**
 * On whose behalf the database is asked. Row-level security reads it, so a query sees exactly this much.
 * `nobody` is a visitor; `system` names the job or start-up step that acts for no person.
 */
export type Actor =
  | { kind: 'nobody' }
  | { kind: 'person'; personId: string; tenantId: string; membershipId: string; role: string }
  | { kind: 'system'; reason: string }

declare const inside: unique symbol
/** A transaction with its actor set. Only `inActor` makes one, so a query outside an actor does not compile. */
export type Tx = Transaction<DB> & { readonly [inside]: true }

export type Database = {
  inActor: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  pool: pg.Pool
  close: () => Promise<void>
}

export const nobody: Actor = { kind: 'nobody' }
export const system = (reason: string): Actor => ({ kind: 'system', reason })

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const literal = (value: string) => {
  if (!uuid.test(value)) throw new Error('An actor is named by uuids.')
  return `'${value}'`
}

/** Opens the transaction and says who acts, in one round trip; the settings end with the transaction. */
const beginAs = (actor: Actor): string => {
  if (actor.kind === 'nobody') return 'begin'
  if (actor.kind === 'system') return "begin; select set_config('actor.system', 'on', true)"
  return `begin; select set_config('actor.tenant', ${literal(actor.tenantId)}, true), set_config('actor.person', ${literal(actor.personId)}, true)`
}

/** Pool of connections that hold the app's role: no superuser, no BYPASSRLS, no right to change tables. */
export const openDatabase = (url: string, options: { poolSize: number; role?: string }): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    options: `-c role=${options.role ?? 'plantskola_app'} -c timezone=UTC`,
    types: parsers,
  })
  // An idle connection that the server ends (restart, failover) is replaced at the next query; one that is lost between
  // two queries of a transaction fails the second, and must not take the process with it.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  const acting = new AsyncLocalStorage<Actor>()
  const db = new Kysely<DB>({ dialect: poolDialect(pool, () => beginAs(acting.getStore() ?? nobody)) })
  return {
    pool,
    inActor: (actor, work) => acting.run(actor, () => db.transaction().execute(tx => work(tx as Tx))),
    close: () => db.destroy(),
  }
}
