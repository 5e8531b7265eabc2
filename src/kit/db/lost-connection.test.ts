import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { system } from './actor.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const by = system('test')

test('a connection that is lost inside a transaction fails that transaction, and nothing else', async () => {
  const lost = t.db.inActor(by, async tx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const other = new pg.Client({ connectionString: t.databaseUrl })
    await other.connect()
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await other.end()
    // Between two queries nobody waits for an answer: the loss arrives as an event of its own.
    await new Promise(resolve => setTimeout(resolve, 200))
    await sql`select 1`.execute(tx)
  })
  await expect(lost).rejects.toThrow(/connection (terminated|closed)|not queryable/i)
  const { rows } = await t.db.inActor(by, tx => sql<{ n: number }>`select 1 as n`.execute(tx))
  expect(rows).toEqual([{ n: 1 }])
})
