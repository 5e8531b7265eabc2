import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { countsOf, csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

test('a cell longer than any cell is its row’s fault: the row is told, and all others are stored', async () => {
  const my = ledgers(t, await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' }))
  const long = 'Kerstin Hemlig '.repeat(8000).trim()
  const columns = national.split(';')
  const plain = row().split(';')
  // The last two columns are not used: what stands there is not read.
  const rows = columns.map((_, i) => plain.map((cell, j) => (i === j ? long : cell)).join(';'))
  // A sole trader, whose name is looked for in every text beside it.
  const trader = row({ supplier: long, number: '811228-9874' })
  const { path } = await my.begin(csv([national, row(), ...rows, trader, row()]))
  const result = await my.settle(path)
  expect(result.body).toContain('Inläsningen är klar')
  expect(countsOf(result.body)).toMatchObject({
    'Lästa rader': rows.length + 3,
    'Sparade rader': 4,
  })
  const told = (await my.get(`${path}/rader.csv`)).body
  expect(told.match(/En cell på raden är längre än 5.000 tecken/g)).toHaveLength(rows.length - 2 + 1)
  expect(Math.max(...told.split('\n').map(line => line.length))).toBeLessThan(8000)
})

test('columns with endless names are read, chosen and remembered as any others', async () => {
  const my = ledgers(t, await signIn(t, { role: 'procurement_officer', municipalityCode: '2180' }))
  const names = Array.from({ length: 150 }, (_, i) => `${'Kolumn '.repeat(60)}${i}`)
  const file = csv([`${national};${names.join(';')}`, `${row()};${names.map(() => '').join(';')}`])
  const { path } = await my.begin(file)
  expect(countsOf((await my.settle(path)).body)).toMatchObject({ 'Sparade rader': 1 })
})
