import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const newcomer = async (municipalityCode: string) =>
  ledgers(t, await signIn(t, { role: 'procurement_officer', municipalityCode }))
const suppliersOf = async (my: Awaited<ReturnType<typeof newcomer>>) =>
  (await my.get('/inkop/leverantorer')).body

test('the name of a firm is the one of the newest file; an older month read in afterwards changes nothing', async () => {
  const my = await newcomer('2182')
  await my.all(csv([national, row({ supplier: 'Bygbolaget AB', day: '2025-03-15' })]))
  expect(await suppliersOf(my)).toContain('Bygbolaget AB')
  // The same month, corrected.
  await my.all(csv([national, row({ supplier: 'Byggbolaget AB', day: '2025-03-15' })]))
  expect(await suppliersOf(my)).toContain('Byggbolaget AB')
  expect(await suppliersOf(my)).not.toContain('Bygbolaget AB')
  await my.all(csv([national, row({ supplier: 'Byggbolaget i Norrala AB', day: '2025-01-15' })]))
  expect(await suppliersOf(my)).not.toContain('Byggbolaget i Norrala AB')
  await my.all(csv([national, row({ supplier: 'Norrala Bygg AB', day: '2025-04-15' })]))
  expect(await suppliersOf(my)).toContain('Norrala Bygg AB')
})

const heading = 'kopare;leverantor;leverantor_id;konto_nr;belopp;datum'
const firm = (name: string, amount: string, number = '559990-0023') =>
  `Provkommun;${name};${number};4110;${amount};2025-01-11`

test.each([
  ['2101', 'a total with its buyer and day beside it', 'Provkommun;Totalt;;;300,00;2025-01-31'],
  ['2104', 'a total in another column', 'Slutsumma;;;;300,00;'],
  ['2121', 'a sum under a group', ';Prov 1 AB Summa;;;300,00;'],
  ['2132', 'a sum before a group', ';Summa Prov 1 AB;;;300,00;'],
  ['2161', 'a total of an account', ';;;4110 Totalt;300,00;'],
  ['2180', 'the outcome', ';Resultat;;;300,00;'],
])('a row that sums others is told and not counted: %s %s', async (code, _, sum) => {
  const my = await newcomer(code)
  const { counts, rejected } = await my.all(
    csv([heading, firm('Prov 1 AB', '100,00'), firm('Prov 1 AB', '200,00'), sum]),
  )
  expect(counts).toMatchObject({ 'Lästa rader': 3, 'Sparade rader': 2, 'Summa sparad': 300 })
  expect(rejected.body).toContain('Raden är en summa av andra rader')
})

test('a firm that is called so is no sum', async () => {
  const my = await newcomer('2184')
  const { counts } = await my.all(
    csv([
      heading,
      firm('Total Sverige', '100,00'),
      firm('Städ Total', '200,00', '559990-0031'),
      firm('Summa Summarum AB', '50,00', '559990-0049'),
    ]),
  )
  expect(counts).toMatchObject({ 'Lästa rader': 3, 'Sparade rader': 3 })
})
