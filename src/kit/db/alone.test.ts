import { afterAll, beforeAll, expect, test } from 'vitest'
import { meanwhile, openTestApp, type TestApp } from '../../testing/app.ts'
import { nobody, openDatabase, system } from './actor.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const by = system('test')
const one = { text: 'select 1 as n', values: [] }

test('a second connection inside a transaction is refused: it could wait for ever for the first', async () => {
  const within = (work: () => Promise<unknown>) => t.db.inActor(by, () => work())
  await expect(within(() => t.db.inActor(nobody, async () => 1))).rejects.toThrow(
    'A transaction is open here',
  )
  await expect(within(() => t.db.asVisitor(one))).rejects.toThrow('A transaction is open here')
})

test('what comes after it, of another database, or from somebody else is not', async () => {
  expect(await t.db.asVisitor(one)).toEqual([{ n: 1 }])
  let later: Promise<number> | undefined
  const before = new Promise<void>(resolve => setTimeout(resolve, 50))
  await t.db.inActor(by, async () => {
    // Begun in a transaction, and asking when that has ended.
    later = before.then(() => t.db.inActor(nobody, async () => 2))
  })
  expect(await later).toBe(2)
  const other = openDatabase(t.databaseUrl, { poolSize: 1 })
  expect(await t.db.inActor(by, () => other.asVisitor(one))).toEqual([{ n: 1 }])
  await other.close()
  expect(await t.db.inActor(by, () => meanwhile(() => t.db.asVisitor(one)))).toEqual([{ n: 1 }])
})

test('as many at once as there are connections wait for nobody', async () => {
  const few = openDatabase(t.databaseUrl, { poolSize: 2 })
  const all = Array.from({ length: 20 }, (_, i) =>
    few
      .inActor(nobody, async () => i)
      .then(n => few.asVisitor<{ n: number }>(one).then(([row]) => n + (row?.n ?? 0))),
  )
  expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  await few.close()
})
