import { parse } from 'csv-parse/sync'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { categories, directoryDemo } from '../../directory/public.ts'
import { demoLedgerCsv, demoRows } from './ledger.ts'
import { type DemoCode, demoCodes, demoLedgers } from './purchases.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const rowsOf = (csv: Buffer): Record<string, string>[] => parse(csv, { columns: true, delimiter: ';' })
const made = new Map(
  [...demoLedgers()].map(([code, ledger]) => [code, [...demoRows(ledger, today).values()]]),
)
const files = new Map(demoCodes.map(code => [code, demoLedgerCsv(code, today)]))
const filesOf = (code: DemoCode) => files.get(code) ?? []
const yearsOf = (code: DemoCode) => {
  const rows = made.get(code) ?? []
  return [rows.slice(0, 12).flat(), rows.slice(12).flat()] as const
}
const sum = (rows: readonly { ore: number }[]) => rows.reduce((n, r) => n + r.ore, 0)

test('the same day gives the same files, to the byte', () => {
  for (const code of demoCodes) {
    const [a, b] = [filesOf(code), demoLedgerCsv(code, today)]
    expect(a.map(f => f.fileName)).toEqual([
      `leverantorsreskontra-${code}-2024.csv`,
      `leverantorsreskontra-${code}-2025.csv`,
      `leverantorsreskontra-${code}-2026.csv`,
      `leverantorsreskontra-${code}-2026-08-rattad.csv`,
    ])
    for (const [i, file] of a.entries()) expect(file.csv.equals(b[i]?.csv ?? Buffer.alloc(0))).toBe(true)
  }
})

test('the files hold every posting of two years of whole months, exact to the öre', () => {
  for (const code of demoCodes) {
    const rows = filesOf(code)
      .slice(0, 3)
      .flatMap(f => rowsOf(f.csv))
    const postings = yearsOf(code).flat()
    expect(rows).toHaveLength(postings.length)
    const ore = rows.map(r => Number((r['belopp'] ?? '').replace('.', '')))
    expect(ore.reduce((n, v) => n + v, 0)).toBe(sum(postings))
    expect(rows.map(r => r['datum']?.slice(0, 7)).sort()[0]).toBe('2024-11')
    expect(
      rows
        .map(r => r['datum']?.slice(0, 7))
        .sort()
        .at(-1),
    ).toBe('2026-10')
    expect(new Set(rows.map(r => r['verifikationsnummer'])).size).toBe(rows.length)
  }
})

test('the size is that of a municipality, and it buys something of every kind', () => {
  const [first, second] = yearsOf('2182')
  for (const year of [first, second]) {
    expect(sum(year)).toBeGreaterThan(430e8)
    expect(sum(year)).toBeLessThan(500e8)
  }
  expect(first.length + second.length).toBeGreaterThan(8000)
  expect(first.length + second.length).toBeLessThan(10_500)
  expect(new Set([...first, ...second].map(r => r.kind))).toEqual(
    new Set([...categories.keys(), 'other', '']),
  )
  const small = yearsOf('2361').flat()
  expect(small.length).toBeGreaterThan(2500)
  expect(small.length).toBeLessThan(3500)
  expect([...first, ...second].filter(r => r.ore < 0).length).toBeGreaterThan(50)
})

test('social enterprises begin with a third of a percent of what they could deliver, and come to nearly one', () => {
  const share = (rows: readonly { ore: number; kind: string; enterprise: boolean }[]) =>
    sum(rows.filter(r => r.enterprise)) / sum(rows.filter(r => r.kind !== 'other' && r.kind !== ''))
  const [first, second] = yearsOf('2182')
  expect(share(first)).toBeGreaterThan(0.002)
  expect(share(first)).toBeLessThan(0.005)
  expect(share(second)).toBeGreaterThan(0.007)
  expect(share(second)).toBeLessThan(0.011)
})

test('snow is cleared in winter', () => {
  const snow = yearsOf('2182')
    .flat()
    .filter(r => r.kind === 'snow-clearing')
  expect(snow.filter(r => /-0[5-9]-/.test(r.day))).toEqual([])
  expect(snow.length).toBeGreaterThan(100)
})

test('numbers are right in form, an enterprise’s own, and a person’s only from the test series', () => {
  const known = directoryDemo.numbers()
  for (const { purchases } of demoLedgers().values()) {
    for (const p of purchases) {
      const read = readOrgnr(p.number)
      if (p.enterprise !== undefined) expect(read?.digits).toBe(known.get(p.enterprise)?.orgnr)
      else if (p.person) expect(read?.kind).toBe('person')
      else if (p.number !== '' && !p.number.startsWith('IE')) expect(read?.kind, p.name).toBe('organisation')
    }
    const numbers = new Map(purchases.filter(p => p.number !== '').map(p => [p.number, p.name]))
    expect(numbers.size).toBe(new Set(purchases.filter(p => p.number !== '').map(p => p.name)).size)
  }
})

test('the last file is the same month once more, corrected', () => {
  const again = rowsOf(filesOf('2182')[3]?.csv ?? Buffer.alloc(0))
  const before = rowsOf(filesOf('2182')[2]?.csv ?? Buffer.alloc(0)).filter(r =>
    r['datum']?.startsWith('2026-08'),
  )
  expect(again).toHaveLength(before.length + 2)
  expect(again.every(r => r['datum']?.startsWith('2026-08'))).toBe(true)
  expect(before.some(r => r['konto_nr'] === '6999')).toBe(true)
  expect(again.some(r => r['konto_nr'] === '6999')).toBe(false)
})
