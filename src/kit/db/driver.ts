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
import { isLost, NotBegun, OutcomeUnknown } from './lost.ts'
import { unconditioned } from './tenant-condition.ts'
import { isTenantTable, publishedTables } from './tenant-tables.ts'

const maxPrepared = 400

/**
 * Statement texts seen often enough to be worth a prepared statement; capped, since each costs the server memory. A pool's
 * own: what others said before must not decide what it may prepare.
 */
export const prepares = () => {
  const seen = new Map<string, { times: number; name: string }>()
  return (text: string): string | undefined => {
    const entry = seen.get(text)
    if (entry) {
      entry.times += 1
      return entry.times > 2 ? entry.name : undefined
    }
    if (seen.size < maxPrepared) seen.set(text, { times: 1, name: `q${seen.size}` })
    return undefined
  }
}
type Prepares = ReturnType<typeof prepares>

/** Texts that were looked at and are in order; capped like the prepared ones. */
const inOrder = new Set<string>()

/** Refuses a statement on a tenant's table that does not say which organisation's rows it is about. */
const demandTenant = (text: string): void => {
  if (inOrder.has(text)) return
  const left = unconditioned(text, isTenantTable, table => publishedTables.has(table))
  if (left.length > 0)
    throw new Error(`A statement on ${left.join(', ')} has no condition on tenant_id: ${text.slice(0, 200)}`)
  if (inOrder.size < 10 * maxPrepared) inOrder.add(text)
}

/** Temporal's values as text; everything else as `pg` writes it. */
const parameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value

export class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient
  /** The server has gone, or takes no changes any more: the connection is not used again. */
  #lost = false
  /** Whether statements may leave their organisation out: the tests' own, which look behind everything. */
  readonly #free: () => boolean
  readonly #preparedName: Prepares
  constructor(client: pg.PoolClient, free: () => boolean, preparedName: Prepares) {
    this.client = client
    this.#free = free
    this.#preparedName = preparedName
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#free()) demandTenant(sql)
    const name = parameters.length > 0 ? this.#preparedName(sql) : undefined
    const result = await this.say({
      text: sql,
      values: parameters.map(parameter),
      ...(name ? { name } : {}),
    })
    // Several statements in one text (begin + actor) answer with a list.
    if (Array.isArray(result)) return { rows: [] }
    return { rows: result.rows ?? [], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  async say(what: string | pg.QueryConfig): Promise<pg.QueryResult> {
    try {
      return await this.client.query(what)
    } catch (error) {
      this.#lost ||= isLost(error)
      throw error
    }
  }

  async begin(text: string): Promise<void> {
    try {
      await this.say(text)
    } catch (cause) {
      throw this.#lost ? new NotBegun(cause) : cause
    }
  }

  /** An answer that did not come is no refusal: the server may have committed before it was lost. */
  async commit(): Promise<void> {
    try {
      await this.say('commit')
    } catch (cause) {
      throw this.#lost ? new OutcomeUnknown(cause) : cause
    }
  }

  /** A connection that is lost has nothing to take back: the server did. */
  async rollback(): Promise<void> {
    if (!this.#lost) await this.say('rollback')
  }

  release(): void {
    this.client.release(this.#lost)
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams go through COPY, not through the query builder.')
  }
}

/** Single statements outside of a transaction, prepared like the others. */
export const readsOf =
  (pool: pg.Pool, preparedName: Prepares) =>
  async <Row>({ text, values }: { text: string; values: unknown[] }): Promise<Row[]> => {
    demandTenant(text)
    const name = preparedName(text)
    const { rows } = await pool.query<Row & pg.QueryResultRow>({ text, values, ...(name ? { name } : {}) })
    return rows
  }

/**
 * Kysely on a `pg` pool, with two savings measured in `npm run bench`: hot statements are prepared, and the
 * transaction opens together with its actor in one round trip (`begin` text, see actor.ts).
 */
export const poolDialect = (
  pool: pg.Pool,
  begin: () => string,
  free: () => boolean,
  preparedName: Prepares,
): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: db => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createDriver: (): Driver => ({
    init: async () => undefined,
    acquireConnection: async () => new Connection(await pool.connect(), free, preparedName),
    beginTransaction: async connection => {
      await (connection as Connection).begin(begin())
    },
    commitTransaction: async connection => {
      await (connection as Connection).commit()
    },
    rollbackTransaction: async connection => {
      await (connection as Connection).rollback()
    },
    releaseConnection: async connection => (connection as Connection).release(),
    destroy: () => pool.end(),
  }),
})
