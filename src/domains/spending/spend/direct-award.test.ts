import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Posting, readLedger } from '../../../testing/ledger.ts'
import { see } from '../../../testing/register.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp({}, '2023-12-31T09:00:00Z')
})
afterAll(() => t.close())

const fruit = (amount: string): Posting => ({
  date: '2023-11-12',
  supplier: 'Ljusnans Fruktkorgar AB',
  account: '7699',
  text: 'Personalfrukt',
  amount,
})
const address = '/inkop/kategorier/fruit-baskets'
const shown = async (who: SignedIn, url = address) => (await see(t, who, url)).body.replaceAll('\u00a0', ' ')

/** The page of a kind for a municipality that has bought for this much. */
const after = async (code: string, amount: string) => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: code })
  await readLedger(t, [fruit(amount)], code)
  return { who, body: await shown(who) }
}
/** The chip beside the sum of the last twelve months. */
const chip = (body: string) =>
  /De senaste 12 månaderna<\/dt><dd[^>]*>(.*?)<\/dd>/s.exec(body)?.[1]?.replace(/<[^>]*>/g, ' ') ?? ''

test('a purchase is documented above 100,000 kronor, not at it; direct award is allowed below 700,000, not at it', async () => {
  expect(chip((await after('2182', '100000,00')).body)).not.toContain('Ska dokumenteras')
  expect(chip((await after('2183', '100000,01')).body)).toContain('Ska dokumenteras')
  const below = await after('2184', '699999,99')
  expect(chip(below.body)).toContain('Ska dokumenteras')
  expect(chip((await after('2180', '700000,00')).body)).toContain('Når gränsen')
  expect(below.body).toContain('Direktupphandling får göras under 700 000 kr')
  expect(below.body).toContain('över 100 000 kr ska dokumenteras')
})

test('the ceiling of social services is that of its years, and from 2026 a floor that says so', async () => {
  const { who } = await after('2161', '1000,00')
  expect(await shown(who)).toContain('under 7 802 550 kr')
  t.clock.set('2024-01-01T09:00:00Z')
  const in2024 = await shown(who)
  expect(in2024).toContain('under 8 109 450 kr')
  expect(in2024).not.toContain('är inte inlagt')
  expect(in2024).toContain('SFS 2024:30')
  expect(in2024).toContain('efterannonseras inom 30 dagar')
  expect(in2024).toContain('från 700 000 kr')
  t.clock.set('2025-12-31T22:59:00Z')
  expect(await shown(who)).not.toContain('är inte inlagt')
  t.clock.set('2026-01-01T09:00:00Z')
  const in2026 = await shown(who)
  expect(in2026).toContain(
    'Beloppet från 2026 är inte inlagt. 8 109 450 kr, som gällde till dess, visas som golv',
  )
  expect(await shown(who, `${address}?lang=en`)).toContain('The amount from 2026 has not been entered')
})
