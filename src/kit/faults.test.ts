import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestApp } from '../testing/app.ts'
import { system } from './db/actor.ts'
import { faultOf } from './faults.ts'

test('a fault in the log says what kind and where, never the row or the cell that it was about', async () => {
  const t = await openTestApp()
  const ask = (text: string) => t.db.inActor(system('test'), tx => sql.raw(text).execute(tx))
  const faults: unknown[] = []
  for (const work of [
    () => ask(`insert into core.organisations (tenant_id, name) values (null, 'Kerstin Hemlig')`),
    () => ask(`select 'Kerstin Hemlig'::int`),
    () => ask(`select '{"a": Kerstin Hemlig'::jsonb`),
    async () => new RegExp(String(['Kerstin Hemlig', '('])),
    async () => JSON.parse('Kerstin Hemlig'),
  ])
    await Promise.resolve()
      .then(work)
      .catch((error: unknown) => faults.push(faultOf(error)))
  await t.close()
  expect(faults).toHaveLength(5)
  expect(JSON.stringify(faults)).not.toContain('Hemlig')
  expect(faults[0]).toMatchObject({ code: '23502', table: 'organisations', column: 'tenant_id' })
  // What is no data's is said in its own words.
  expect(faultOf(new Error('connect ECONNREFUSED'))).toMatchObject({ message: 'connect ECONNREFUSED' })
})
