import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { Temporal } from 'temporal-polyfill'

/** Statement texts seen often enough to be worth a prepared statement; capped, since each costs the server memory. */
const seen = new Map<string, { times: number; name: string }>()
const maxPrepared = 400

const preparedName = (text: string): string | undefined => {
  const entry = seen.get(text)
  if (entry) {
    entry.times += 1
    return entry.times > 2 ? entry.name : undefined
  }
  if (seen.size < maxPrepared) seen.set(text, { times: 1, name: `q${seen.size}` })
  return undefined
}

/** Temporal's values as text; everything else as `pg` writes it. */
const parameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value

export class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient
  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const name = parameters.length > 0 ? preparedName(sql) : undefined
    const result = await this.client.query({
      text: sql,
      values: parameters.map(parameter),
      ...(name ? { name } : {}),
    })
    // Several statements in one text (begin + actor) answer with a list.
    if (Array.isArray(result)) return { rows: [] }
    return { rows: result.rows ?? [], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams go through COPY, not through the query builder.')
  }
}

/**
 * Kysely on a `pg` pool, with two savings measured in `npm run bench`: hot statements are prepared, and the
 * transaction opens together with its actor in one round trip (`begin` text, see actor.ts).
 */
export const poolDialect = (pool: pg.Pool, begin: () => string): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: db => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createDriver: (): Driver => ({
    init: async () => undefined,
    acquireConnection: async () => new Connection(await pool.connect()),
    beginTransaction: async connection => {
      await (connection as Connection).client.query(begin())
    },
    commitTransaction: async connection => {
      await (connection as Connection).client.query('commit')
    },
    rollbackTransaction: async connection => {
      await (connection as Connection).client.query('rollback')
    },
    releaseConnection: async connection => (connection as Connection).client.release(),
    destroy: () => pool.end(),
  }),
})
