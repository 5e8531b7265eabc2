import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type Clock, systemClock } from '../clock.ts'
import { poolDialect, prepares, readsOf } from './driver.ts'
import { isLost, NotBegun } from './lost.ts'
import { parsers } from './parsers.ts'
import type { DB } from './types.ts'

/** Which areas of secrecy somebody acts in, and the people of other areas who were opened to them; unsaid: none. */
type Within = { areas?: readonly string[]; opened?: readonly string[] }

/**
 * On whose behalf the database is asked. Row-level security reads it, so a query sees exactly this much.
 * `nobody` is a visitor; `tenant` is a job that acts for one organisation and no person; `system` names the job or start-up
 * step that acts for all.
 */
export type Actor =
  | { kind: 'nobody' }
  | ({ kind: 'person'; personId: string; tenantId: string; membershipId: string; role: string } & Within)
  | ({ kind: 'tenant'; tenantId: string; reason: string } & Within)
  | { kind: 'system'; reason: string }

declare const inside: unique symbol
/** A transaction with its actor set. Only `inActor` makes one, so a query outside an actor does not compile. */
export type Tx = Transaction<DB> & { readonly [inside]: true }

export type AsVisitor = <Row>(statement: { text: string; values: unknown[] }) => Promise<Row[]>

export type Database = {
  inActor: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** What everybody may read: one round trip without a transaction, in which nobody acts. */
  asVisitor: AsVisitor
  pool: pg.Pool
  close: () => Promise<void>
}

export const nobody: Actor = { kind: 'nobody' }
export const system = (reason: string): Actor & { kind: 'system' } => ({ kind: 'system', reason })

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const literal = (value: string) => {
  if (!uuid.test(value)) throw new Error('An actor is named by uuids.')
  return `'${value}'`
}

const list = (ids: readonly string[] = []) => `array[${ids.map(literal).join(', ')}]::uuid[]`

/** Says who acts until the transaction ends, and what time it is: the only statement that does (migrations, kit.act_as). */
export const actAs = (actor: Exclude<Actor, { kind: 'nobody' }>, at = systemClock.now()): string => {
  if (actor.kind === 'system') return 'call kit.act_as(null, null, true)'
  const person = actor.kind === 'person' ? literal(actor.personId) : 'null'
  const within = `areas => ${list(actor.areas)}, opened => ${list(actor.opened)}, at => '${at}'`
  return `call kit.act_as(${literal(actor.tenantId)}, ${person}, ${within})`
}

/** Opens the transaction together with its actor, in one round trip. */
const beginAs = (actor: Actor, clock: Pick<Clock, 'now'>): string =>
  actor.kind === 'nobody' ? 'begin' : `begin; ${actAs(actor, clock.now())}`

/**
 * How long a statement may take, wait for a lock, and be left alone inside its transaction. The server keeps time, never
 * this side: a commit that is under way is not called off by us (decision 0020). Jobs allow themselves more (`atLeisure`).
 */
const limits = '-c statement_timeout=20s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s'

/** For what runs in the background and may take its time: sums over millions of rows. */
export const atLeisure = (tx: Tx): Promise<unknown> =>
  sql`set local statement_timeout = '15min'; set local lock_timeout = '1min'`.execute(tx)

/** A server that only follows another takes no changes: after a failover the next connection finds the new one. */
const refuseReplica = (client: pg.PoolClient, done: (error?: Error) => void) => {
  client.query<{ follows: boolean }>('select pg_is_in_recovery() as follows').then(
    ({ rows }) => done(rows[0]?.follows ? new Error('The database only follows another one.') : undefined),
    (error: Error) => done(error),
  )
}

/** The transaction that is open here: on whose behalf, of which connections, and what is done when it has committed. */
type Open = { actor: Actor; pool: pg.Pool; after: (() => void)[]; ended: boolean }
const open = new AsyncLocalStorage<Open>()

/** Done once the transaction around it has committed; not at all if it does not. */
export const afterCommit = (work: () => void): void => {
  open.getStore()?.after.push(work)
}

/** Pool of connections that hold the app's role: no superuser, no BYPASSRLS, no right to change tables. */
export const openDatabase = (
  url: string,
  options: { poolSize: number; role?: string; clock?: Pick<Clock, 'now'> },
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    options: `-c role=${options.role ?? 'plantskola_app'} -c timezone=UTC ${limits}`,
    types: parsers,
    connectionTimeoutMillis: 10_000,
    verify: refuseReplica,
  })
  // An idle connection that the server ends (restart, failover) is replaced at the next query; one that is lost between
  // two queries of a transaction fails the second, and must not take the process with it.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  const preparedName = prepares()
  const isTest = () => {
    const actor = open.getStore()?.actor
    return actor?.kind === 'system' && actor.reason === 'test'
  }
  const db = new Kysely<DB>({
    dialect: poolDialect(
      pool,
      () => beginAs(open.getStore()?.actor ?? nobody, options.clock ?? systemClock),
      isTest,
      preparedName,
    ),
  })
  const read = readsOf(pool, preparedName)
  /** As many who each hold a connection and wait for a second one as there are connections wait for ever. */
  const demandAlone = () => {
    const here = open.getStore()
    if (here?.pool === pool && !here.ended)
      throw new Error(
        'A transaction is open here: what belongs to it is asked with its `tx`, all else after it.',
      )
  }
  return {
    pool,
    asVisitor: async statement => {
      demandAlone()
      for (let tries = 0; ; tries++) {
        try {
          return await read(statement)
        } catch (error) {
          // It changes nothing: asked again, as below.
          if (!isLost(error) || tries >= options.poolSize) throw error
        }
      }
    },
    inActor: async (actor, work) => {
      demandAlone()
      for (let tries = 0; ; tries++) {
        const here: Open = { actor, pool, after: [], ended: false }
        try {
          const done = await open.run(here, () => db.transaction().execute(tx => work(tx as Tx)))
          for (const then of here.after) then()
          return done
        } catch (error) {
          // After a failover every connection that lay idle is lost: each is thrown away, until one is new.
          if (!(error instanceof NotBegun) || tries >= options.poolSize) throw error
        } finally {
          here.ended = true
        }
      }
    },
    close: () => db.destroy(),
  }
}
