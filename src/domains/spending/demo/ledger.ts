import { stringify } from 'csv-stringify/sync'
import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../core/web/services.ts'
import { importLedgerFile } from '../ledger/file.ts'
import { chanceOf } from './chance.ts'
import {
  type DemoCode,
  type DemoLedger,
  demoCodes,
  demoLedgers,
  type Purchase,
  seasons,
} from './purchases.ts'

/** A posting of the demo; `kind` is what a person says it is, and stands in no file. */
export type DemoRow = {
  day: string
  name: string
  number: string
  account: string
  unit: string
  ore: number
  invoice: string
  basis: string
  agreement: string
  kind: string
  enterprise: boolean
}

const months = 24
/** Prices rise by this much a year. */
const inflation = 1.03

const total = (weights: readonly number[]) => weights.reduce((n, w) => n + w, 0)

/** The small beginnings of what grows: from a twentieth of its yearly sum to all of it. */
const growth = (p: Purchase, i: number): number => (p.grows ? 0.05 + (0.95 * i) / (months - 1) : 1)

const invoicesOf = (code: string, p: Purchase, month: Temporal.PlainYearMonth, i: number): DemoRow[] => {
  const chance = chanceOf(`${code} ${p.name} ${p.account} ${month}`)
  const weights = seasons[p.season]
  const expected = (p.invoices * (weights[month.month - 1] ?? 0)) / total(weights)
  const count = Math.floor(expected) + (chance.between(0, 1) < expected % 1 ? 1 : 0)
  // A monthly fee hardly varies; what is bought when it is needed does.
  const spread = p.invoices <= 12 ? 0.1 : 0.45
  const mean = ((p.tkr * 100_000) / p.invoices) * growth(p, i) * inflation ** (i / 12)
  const under = chanceOf(p.name).below(5) < 2
  const rows: DemoRow[] = []
  for (let n = 0; n < count; n++) {
    const ore = Math.round(mean * chance.between(1 - spread, 1 + spread))
    const day = 1 + chance.below(27)
    const row = {
      day: month.toPlainDate({ day }).toString(),
      // Two systems write the same supplier: one of them in capitals.
      name: chance.below(30) === 0 ? p.name.toUpperCase() : p.name,
      number: p.number,
      account: p.account,
      unit: p.units[chance.below(p.units.length)] ?? '',
      ore,
      invoice: `${100_000 + chance.below(900_000)}`,
      basis: under ? 'Ramavtal' : ore < 10_000_000 ? 'Direktupphandling' : 'Upphandlat',
      agreement: under ? `${2021 + chanceOf(p.name).below(5)}-${10 + chanceOf(p.account).below(90)}` : '',
      kind: p.kind,
      enterprise: p.enterprise !== undefined,
    }
    rows.push(row)
    if (chance.below(50) === 0) {
      const back = Math.round(ore * chance.between(0.1, 0.6))
      rows.push({
        ...row,
        day: month.toPlainDate({ day: 28 }).toString(),
        ore: -back,
        invoice: `K${row.invoice}`,
      })
    }
  }
  return rows
}

/** The two years before this month, month by month. */
export const demoRows = (
  { buyer, purchases }: DemoLedger,
  today: Temporal.PlainDate,
): ReadonlyMap<string, DemoRow[]> => {
  const first = today.toPlainYearMonth().subtract({ months })
  return new Map(
    Array.from({ length: months }, (_, i) => {
      const month = first.add({ months: i })
      const rows = purchases.flatMap(p => invoicesOf(buyer.municipality, p, month, i))
      return [month.toString(), rows.sort((a, b) => a.day.localeCompare(b.day))] as const
    }),
  )
}

const ledgerOf = (code: DemoCode): DemoLedger => {
  const found = demoLedgers().get(code)
  if (found === undefined) throw new Error(`The demo has no ledger for ${code}.`)
  return found
}

const header =
  'kopare_id kopare verifikationsnummer leverantor leverantor_id konto_nr konto_text belopp datum forvaltning fakturanummer grund avtal kommun_id s_kod_nr'

const amount = (ore: number): string =>
  `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`

const csvOf = ({ buyer, units }: DemoLedger, rows: readonly DemoRow[], firstVoucher: number): Buffer =>
  Buffer.from(
    stringify(
      [
        header.split(' '),
        ...rows.map((r, i) => [
          buyer.orgnr,
          buyer.name,
          `L${String(firstVoucher + i).padStart(7, '0')}`,
          r.name,
          r.number,
          r.account.slice(0, 4),
          r.account.slice(5),
          amount(r.ore),
          r.day,
          units[r.unit] ?? '',
          r.invoice,
          r.basis,
          r.agreement,
          buyer.municipality,
          '',
        ]),
      ],
      { delimiter: ';', record_delimiter: 'windows' },
    ),
  )

/** What a month looks like when it has been corrected: a posting on the wrong account moved, two forgotten invoices added. */
const corrected = (rows: readonly DemoRow[]): DemoRow[] => {
  const moved = rows.map(r => (r.account.startsWith('6999') ? { ...r, account: '7419 Köpta tjänster' } : r))
  const forgotten = rows.filter(r => r.ore > 0 && r.ore < 5_000_000).slice(0, 2)
  return [...moved, ...forgotten.map(r => ({ ...r, invoice: `9${r.invoice}` }))]
}

/** Which month the last file corrects: far enough back to be found, near enough to be seen. */
const correctedBack = 3

/**
 * Supplier ledgers of two years in the national format, the same for the same day: a file for each calendar year, and
 * a later one that corrects a month.
 */
export const demoLedgerCsv = (
  code: DemoCode,
  today: Temporal.PlainDate,
): { fileName: string; csv: Buffer }[] => {
  const ledger = ledgerOf(code)
  const byMonth = demoRows(ledger, today)
  const years = Map.groupBy(byMonth, ([month]) => month.slice(0, 4))
  const files = [...years].map(([year, parts]) => ({
    fileName: `leverantorsreskontra-${code}-${year}.csv`,
    csv: csvOf(
      ledger,
      parts.flatMap(([, rows]) => rows),
      Number(year) * 10_000,
    ),
  }))
  const again = today.toPlainYearMonth().subtract({ months: correctedBack }).toString()
  return [
    ...files,
    {
      fileName: `leverantorsreskontra-${code}-${again}-rattad.csv`,
      csv: csvOf(ledger, corrected(byMonth.get(again) ?? []), 9_000_000),
    },
  ]
}

/** Reads those ledgers in as somebody would. */
export const loadDemoLedgers = async (services: Services): Promise<void> => {
  for (const code of demoCodes)
    for (const { fileName, csv } of demoLedgerCsv(code, services.clock.today()))
      await importLedgerFile(services, { bytes: csv, fileName, municipalityCode: code })
}
