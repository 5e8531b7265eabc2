import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { system } from '../kit/db/actor.ts'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { countsOf, csv, importing } from './importing.ts'
import { ledgers, national, row } from './ledgers.ts'

let t: TestApp
/** Of the whole server: what no login of ours may do. */
let root: pg.Client
beforeAll(async () => {
  t = await openTestApp()
  root = new pg.Client({ connectionString: inject('superUrl') })
  await root.connect()
})
afterAll(async () => {
  await root.end()
  await t.close()
})

/** Whether some of it is done: in the middle of a ledger its rows are on their way to the database. */
const begun = {
  ledger: "select 1 from pg_stat_activity where datname = $1 and query ilike 'copy%' and state = 'active'",
  list: "select 1 from pg_stat_activity where datname = $1 and query like '%directory.search_entries%'",
}

/** The database loses all its connections, as when it is started again, once some of the import is done; half a minute passes. */
const loseInTheMiddle = async (what: keyof typeof begun) => {
  const name = [new URL(t.databaseUrl).pathname.slice(1)]
  for (let n = 0; n < 1000 && !(await root.query(begun[what], name)).rowCount; n++)
    await new Promise(resolve => setTimeout(resolve, 10))
  await root.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', name)
  await new Promise(resolve => setTimeout(resolve, 300))
  t.clock.advance({ seconds: 31 })
}

test('a ledger whose database went away in the middle is read in to its end when it is back, each row once', async () => {
  const my = ledgers(t, await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' }))
  const many = csv([national, ...Array.from({ length: 120_000 }, (_, i) => row({ voucher: `V${i}` }))])
  const { path } = await my.begin(many)
  await loseInTheMiddle('ledger')
  const result = await my.settle(path)
  expect(result.body).toContain('Inläsningen är klar')
  expect(countsOf(result.body)).toMatchObject({ 'Sparade rader': 120_000, 'Avvisade rader': 0 })
}, 120_000)

test('a list whose database went away in the middle is read in to its end when it is back, each row once', async () => {
  const my = importing(t, await signIn(t, { role: 'business_officer', municipalityCode: '2183' }))
  const lines = Array.from({ length: 600 }, (_, i) => `Bortprov nummer ${i};Bollnäs;Städning`)
  const path = String((await my.upload(csv(['Namn;Kommun;Verksamhet', ...lines]))).headers.location)
  await my.post(`${path}/starta`, my.proposed((await my.get(path)).body))
  await loseInTheMiddle('list')
  const result = await my.settle(path)
  expect(countsOf(result.body)).toMatchObject({ 'Lästa rader': 600, 'Avvisade rader': 0 })
  const names = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.organisations').select('name').where('name', 'like', 'Bortprov%').execute(),
  )
  expect([names.length, new Set(names.map(({ name }) => name)).size]).toEqual([600, 600])
}, 120_000)
