import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withLocale } from '../../../kit/text/locale.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, read, writeNeed } from '../needs/testing.ts'
import { type Figures, waysOf, yearly } from './ways.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const bare = (text: string) => text.replaceAll('\u00a0', ' ')
const figures: Figures = {
  value: null,
  cpv: null,
  lots: null,
  contractEndsOn: null,
  todaysSupplier: '',
  able: 0,
  reservable: 0,
  guidelines: undefined,
}
const way = (key: string, more: Partial<Figures> = {}, today = '2026-11-27') => {
  const found = withLocale('sv', () => waysOf({ ...figures, ...more }, day(today))).find(w => w.key === key)
  if (found === undefined) throw new Error(key)
  return found
}
const kr = (kronor: number) => kronor * 100
const own = {
  document: 'Riktlinjer',
  decided_on: day('2025-03-01'),
  says: '',
  version: 1,
  tenant_id: '',
  ask_at_least: 3,
}

test.each([
  [null, 'unknown', 'Värdet är ej angivet. Gränsen är 700 000 kr.'],
  [kr(699_999), 'yes', '699 999 kr är under 700 000 kr.'],
  [kr(700_000), 'unsure', '700 000 kr är inte under 700 000 kr. Bara om det är en tjänst i bilaga 2'],
  [kr(8_109_449), 'unsure', 'Bara om det är en tjänst i bilaga 2 gäller en högre gräns, 8 109 450 kr.'],
  [kr(8_109_450), 'no', '8 109 450 kr är inte under 700 000 kr.'],
] as const)('a direct award of %s öre: %s', (value, mark, why) => {
  const found = way('direct_award', { value })
  expect([found.mark, bare(found.why)]).toEqual([mark, expect.stringContaining(why)])
})

test.each([
  [kr(100_000), 'Nej, inte enligt den här regeln'],
  [kr(100_000) + 1, 'Ja: värdet är över 100 000 kr. Klart inom 30 dagar'],
  [kr(699_999), 'Klart inom 30 dagar från avtalet. '],
  [kr(700_000), 'Från 700 000 kr ska köpet också efterannonseras inom 30 dagar.'],
] as const)('what is written down of %s öre', (value, said) => {
  const { document } = way('direct_award', { value })
  expect(bare(document)).toContain(said)
  if (value < kr(700_000)) expect(document).not.toContain('efterannonseras')
})

test('goods and works are no services of annex 2, and nothing is said of that annex', () => {
  const fruit = way('direct_award', { value: kr(1_400_000), cpv: '15300000' })
  expect([fruit.mark, fruit.uncertain.join()]).toEqual(['no', expect.not.stringContaining('bilaga 2')])
  expect(way('non_profit', { cpv: '15300000' }).mark).toBe('no')
  expect(way('non_profit', { cpv: '55521200' }).mark).toBe('unsure')
})

test('an amount that nobody has entered is said so, and none is guessed', () => {
  const direct = bare(way('direct_award', { value: kr(900_000) }).uncertain.join(' '))
  expect(direct).toContain('Beloppet för 2026 är inte inlagt.')
  expect(direct).toContain('Det senaste vi känner är 8 109 450 kr.')
  expect(bare(way('advertised').uncertain.join())).toContain(
    'Tröskelvärdet för 2026 är 216 000 euro. Beloppet i kronor är inte inlagt.',
  )
  // As it was when the figure was known.
  expect(bare(way('advertised', {}, '2025-05-01').uncertain.join())).toBe('Tröskelvärdet är 2 389 585 kr.')
  expect(bare(way('advertised', { value: kr(2_389_585) }, '2025-05-01').rule)).toContain('hela lagen gäller')
})

test('every way says its rule, its source, since when, and what to write down', () => {
  const ways = withLocale('sv', () => waysOf(figures, day('2026-11-27')))
  expect(ways.map(w => w.key)).toEqual([
    ...['call_off', 'option', 'direct_award', 'advertised', 'integration'],
    ...['non_profit', 'public_mission', 'partnership'],
  ])
  for (const { key, rule, source, since, document } of ways) {
    for (const said of [rule, document]) expect(said, key).not.toBe('')
    expect(source, key).toMatch(/LOU|HFD/)
    expect(since.until(day('2026-11-27')).sign, key).toBe(1)
  }
  expect(way('integration', { able: 4, reservable: 3 })).toMatchObject({ mark: 'yes' })
  expect(way('option', { todaysSupplier: 'Frukt AB' }).mark).toBe('unknown')
})

test('twelve months are as much of the whole as the contract’s time says', () => {
  expect(yearly(kr(1_400_000), day('2027-04-01'), day('2031-03-31'))).toBe(kr(350_000))
  expect(yearly(kr(90_000), day('2027-04-01'), day('2027-09-30'))).toBe(kr(90_000))
  expect(yearly(kr(90_000), day('2027-04-01'), null)).toBeNull()
  expect(yearly(null, day('2027-04-01'), day('2031-03-31'))).toBeNull()
})

test('the organisation’s own limit stands above the law’s, where it is lower', () => {
  const guidelines = {
    ...own,
    direct_award_ore: kr(300_000),
    updated_at: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  }
  const over = way('direct_award', { value: kr(400_000), guidelines })
  expect([over.mark, bare(over.why)]).toEqual(['no', '400 000 kr är mer än er egen gräns, 300 000 kr.'])
  expect(over.uncertain.join()).toContain('minst 3 företag ska tillfrågas')
  expect(way('direct_award', { value: kr(300_000), guidelines }).mark).toBe('yes')
})

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
})
afterAll(() => t.close())

test('guidelines are entered once, changed by one at a time, by those who answer for buying, and seen with every need', async () => {
  const at = '/inkop/riktlinjer'
  const asked = await register(t, { stewardId: officer.tenantId })
  const need = await writeNeed(t, officer, { title: 'Frukt', value_ore: '400000' })
  await askMarket(t, officer, need, {
    foretag: [asked.tenantId],
    subject: 'Frukt',
    question: 'Kan ni?',
    ...boxes('answer_by', '2026-12-07'),
  })
  expect(await read(t, officer, need)).toContain('Era egna riktlinjer för direktupphandling är inte inlagda.')
  const form = {
    document: 'Riktlinjer för inköp, KS 2024/12',
    ...boxes('decided_on', '2025-03-01'),
    direct_award_ore: '300 000',
    ask_at_least: '3',
    says: 'Fråga alltid ett socialt företag.',
  }
  for (const role of ['ordering_officer', 'politician'] as const) {
    const who = await signIn(t, { role, tenantId: officer.tenantId })
    expect([(await see(t, who, at)).statusCode, (await send(t, who, at, form)).statusCode]).toEqual([
      403, 403,
    ])
  }
  expect((await send(t, officer, at, { ...form, document: '', version: '1' })).statusCode).toBe(422)
  const both = await Promise.all([1, 2].map(() => send(t, officer, at, { ...form, version: '1' })))
  expect(both.map(a => a.statusCode).sort()).toEqual([303, 409])
  expect((await send(t, officer, at, { ...form, ask_at_least: '2', version: '2' })).statusCode).toBe(303)
  const page = await read(t, officer, need)
  for (const said of [
    'Riktlinjer för inköp, KS 2024/12, beslutade 1 mars 2025.',
    '400 000 kr är mer än er egen gräns, 300 000 kr.',
    'minst 2 företag ska tillfrågas',
    'Fråga alltid ett socialt företag.',
  ])
    expect(page).toContain(said)
  const other = await signIn(t, { role: 'procurement_officer', municipalityCode: '2361' })
  expect((await see(t, other, at)).body).not.toContain('KS 2024/12')
})
