import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { actAs, system } from '../../kit/db/actor.ts'

/** A look at what the database holds, as the owner of the tables; each on a connection of its own, since the database is killed too. */
export const openOwner = (dir: string) => {
  const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const { port, password } = JSON.parse(readFileSync(join(dir, 'postgres.json'), 'utf8')) as {
      port: number
      password: string
    }
    const client = new pg.Client({
      connectionString: `postgres://plantskola:${password}@127.0.0.1:${port}/plantskola`,
      connectionTimeoutMillis: 5000,
    })
    client.on('error', () => undefined)
    await client.connect()
    try {
      await client.query(`begin; ${actAs(system('bench'))}`)
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  /** Until the database is there again. */
  const rows = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    for (let tries = 0; ; tries++) {
      try {
        return await ask<Row>(sql, values)
      } catch (error) {
        if (tries === 120) throw error
        await wait(500)
      }
    }
  }
  const number = async (sql: string) => Number((await rows<{ n: string }>(sql))[0]?.n ?? 0)
  return {
    rows,
    number,
    isRunning: async (table: string) =>
      (await number(`select count(*) as n from ${table} where state = 'running'`)) > 0,
  }
}
export type Owner = ReturnType<typeof openOwner>
