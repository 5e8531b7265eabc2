import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { openDatabase, system, type Tx } from '../../kit/db/actor.ts'

const dated = (value: unknown) =>
  value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value
const datesOf = (row: object) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, dated(v)]))

/**
 * The database as sign-in sees it: the role plantskola_auth, which alone may read the schema auth. better-auth gets a
 * Kysely of its own whose queries join the transaction they are called in, so that a session and the line in the log
 * about it are stored together or not at all.
 */
export const openAuthDatabase = (url: string) => {
  const db = openDatabase(url, { poolSize: 4, role: 'plantskola_auth' })
  const current = new AsyncLocalStorage<Tx>()

  const inAuth = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const tx = current.getStore()
    return tx ? work(tx) : db.inActor(system('sign-in'), opened => current.run(opened, () => work(opened)))
  }

  class Joined implements DatabaseConnection {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await inAuth(tx => tx.executeQuery(query))
      return { ...result, rows: result.rows.map(row => datesOf(row as object)) as R[] }
    }

    streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('Sign-in streams nothing.')
    }
  }

  const nothing = async () => undefined
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: kysely => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: (): Driver => ({
      init: nothing,
      acquireConnection: async () => new Joined(),
      beginTransaction: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  }
  return { pool: db.pool, inAuth, kysely: new Kysely<unknown>({ dialect }), close: db.close }
}

export type AuthDatabase = ReturnType<typeof openAuthDatabase>
