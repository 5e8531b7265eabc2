import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signatureOf } from '../../../core/imports/headings.ts'
import { unitKey } from '../../../core/organisations/unit-key.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { cpvIn, kindIn, kindOfCpv } from '../../directory/public.ts'
import { columns } from './columns.ts'
import { readPlanDay } from './days.ts'
import { plans } from './kept.ts'
import { isRejected, keyOf, readRow } from './read-row.ts'
import { isMissing, readValue, readVolume, unitOf } from './values.ts'
import { guessYear } from './year.ts'

test.each([
  ['Benämning', 'title'],
  ['Vad ska upphandlas?', 'title'],
  ['Upphandlingsobjekt', 'title'],
  ['Kategori', 'category'],
  ['CPV-kod', 'cpv'],
  ['Förvaltning', 'unit'],
  ['Beställare', 'unit'],
  ['Uppskattat värde (tkr)', 'value'],
  ['Värde Mkr', 'value'],
  ['Beräknat värde kr', 'value'],
  ['Antal', 'volume'],
  ['Planerad start', 'starts'],
  ['Annonseras', 'advertised'],
  ['Kvartal', 'starts'],
  ['Avtalsslut', 'contract_ends'],
  ['Slutdatum', 'contract_ends'],
  ['Avtal t.o.m.', 'contract_ends'],
  ['Plan nr', 'id'],
  ['Nuvarande leverantör', 'supplier'],
  ['Ansvarig', 'person'],
  ['Ansvarig upphandlare', 'person'],
  ['Kontaktperson förvaltning', 'person'],
  ['Kommentar', 'note'],
  ['Dnr', 'id'],
  ['Färg', undefined],
])('%s is %s', (heading, field) => {
  expect(columns.fieldOfHeading(heading)).toBe(field)
})

test.each([
  ['1 250 000', 'Värde (kr)', 1_250_000],
  ['1.250.000', 'Värde', 1_250_000],
  ['1\u00a0250\u00a0000 kr', 'Värde', 1_250_000],
  ['1 250 000,50', 'Värde', 1_250_000.5],
  ['12.500', 'Värde kr', 12_500],
  ['12,5', 'Värde (Mkr)', 12_500_000],
  ['0.125', 'Värde Mkr', 125_000],
  ['1,250', 'Värde Mkr', 1_250_000],
  ['500', 'Värde (tkr)', 500_000],
  ['1.250', 'Belopp tkr', 1_250_000],
  ['500 tkr', 'Värde', 500_000],
  ['1,2 Mkr', 'Värde (tkr)', 1_200_000],
  ['1,2 mnkr', 'Värde', 1_200_000],
  ['1.2 MSEK', 'Värde', 1_200_000],
  ['2 miljoner', 'Värde', 2_000_000],
  ['ca 300 000 kr', 'Värde', 300_000],
  ['300-500 tkr', 'Värde', 500_000],
  ['300 – 500', 'Värde (tkr)', 500_000],
  ['max 700 000:-', 'Värde', 700_000],
  ['1250000.5', 'Värde', 1_250_000.5],
])('%j under %j is %d kronor', (cell, heading, kronor) => {
  expect(readValue(cell, unitOf(heading) ?? 100)).toBe(Math.round(kronor * 100))
})

test.each(['hemligt', '', '500 st', 'se bilaga 3', '12 av 14', '1..2', '-'])('%j is no value', cell => {
  expect(readValue(cell)).toBeUndefined()
})

const written = (ore: number, unit: number, digits: number) =>
  (ore / unit)
    .toFixed(digits)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d)(?=,|$))/g, ' ')

test('a value written in any unit, in the cell or in the heading, is read back to the öre', () => {
  const units = [
    { name: 'kr', unit: 100, digits: 2 },
    { name: 'tkr', unit: 100_000, digits: 5 },
    { name: 'Mkr', unit: 100_000_000, digits: 8 },
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999_999 }),
      fc.constantFrom(...units),
      fc.constantFrom('ca ', '', 'minst '),
      (ore, { name, unit, digits }, about) => {
        const text = written(ore, unit, digits)
        expect(readValue(`${about}${text} ${name}`)).toBe(ore)
        expect(readValue(`${about}${text}`, unitOf(`Uppskattat värde (${name})`) ?? 100)).toBe(ore)
        expect(readValue(text.replaceAll(' ', '\u00a0'), unit)).toBe(ore)
      },
    ),
  )
})

test.each([
  ['2027-03-01', '2027-03-01', '2027-03-01'],
  ['20270301', '2027-03-01', '2027-03-01'],
  ['1/3 2027', '2027-03-01', '2027-03-01'],
  ['1 mars 2027', '2027-03-01', '2027-03-01'],
  ['46447', '2027-03-01', '2027-03-01'],
  ['mars 2027', '2027-03-01', '2027-03-31'],
  ['Mars', '2027-03-01', '2027-03-31'],
  ['2027-03', '2027-03-01', '2027-03-31'],
  ['03/2027', '2027-03-01', '2027-03-31'],
  ['2027-Q1', '2027-01-01', '2027-03-31'],
  ['Q1 2027', '2027-01-01', '2027-03-31'],
  ['Q3', '2027-07-01', '2027-09-30'],
  ['kvartal 2', '2027-04-01', '2027-06-30'],
  ['kv 4 2028', '2028-10-01', '2028-12-31'],
  ['första kvartalet 2027', '2027-01-01', '2027-03-31'],
  ['T2 2027', '2027-05-01', '2027-08-31'],
  ['H2 2027', '2027-07-01', '2027-12-31'],
  ['andra halvåret', '2027-07-01', '2027-12-31'],
  ['hösten 2027', '2027-09-01', '2027-11-30'],
  ['vt 2027', '2027-01-01', '2027-06-30'],
  ['ht 27', '2027-07-01', '2027-12-31'],
  ['HT -27', '2027-07-01', '2027-12-31'],
  ['vårterminen 2027', '2027-01-01', '2027-06-30'],
  ['hösten -27', '2027-09-01', '2027-11-30'],
  ['Våren 2028', '2028-03-01', '2028-05-31'],
  ['2027', '2027-01-01', '2027-12-31'],
  ['v. 12 2027', '2027-03-22', '2027-03-28'],
  ['vecka 1', '2027-01-04', '2027-01-10'],
  ['mars–april 2027', '2027-03-01', '2027-04-30'],
  ['mars - april 2028', '2028-03-01', '2028-04-30'],
  ['november–mars', '2027-11-01', '2028-03-31'],
  ['november–mars 2028', '2027-11-01', '2028-03-31'],
  ['oktober 2027 – mars 2028', '2027-10-01', '2028-03-31'],
  ['senast 2027-06-30', '2027-06-30', '2027-06-30'],
  ['t o m 2027-06-30', '2027-06-30', '2027-06-30'],
])('%j is %s, or to its end %s', (cell, start, end) => {
  expect(readPlanDay(cell, { year: 2027, end: false })?.toString()).toBe(start)
  expect(readPlanDay(cell, { year: 2027, end: true })?.toString()).toBe(end)
})

test.each(['snart', '2027-13-01', '30 februari 2027', '', 'Q5', '12', 'enligt beslut'])(
  '%j is no day',
  cell => {
    expect(readPlanDay(cell, { year: 2027, end: false })).toBeUndefined()
  },
)

test('no text makes the readers fail, and the end of a period is never before its start', () => {
  const piece = fc.constantFrom(
    'mars',
    '2027',
    'Q1',
    '-',
    ' ',
    '1',
    'hösten',
    '/',
    'v.',
    'kr',
    ',',
    '.',
    'tkr',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 6 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, cell => {
      const start = readPlanDay(cell, { year: 2027, end: false })
      const end = readPlanDay(cell, { year: 2027, end: true })
      expect(start === undefined).toBe(end === undefined)
      if (start && end) expect(end.since(start).sign).toBeGreaterThanOrEqual(0)
      const value = readValue(cell)
      if (value !== undefined) expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
      readVolume(cell)
      isMissing(cell)
      kindIn(cell)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['200 korgar per månad', { amount: 200, amount_unit: 'korgar', amount_per: 'month' }],
  ['ca 4 000 timmar/år', { amount: 4000, amount_unit: 'timmar', amount_per: 'year' }],
  ['12 st', { amount: 12, amount_unit: 'st' }],
  ['3500', { amount: 3500, amount_unit: '' }],
  ['en hel del', undefined],
  ['12 per kund', undefined],
])('how much: %j', (cell, volume) => {
  expect(readVolume(cell)).toEqual(volume)
})

test('kinds are told by their names, by what they are called, and by CPV', () => {
  expect(kindIn('Fruktkorgar')).toBe('fruit-baskets')
  expect(kindIn('Snöröjning av gångbanor i centrum')).toBe('snow-clearing')
  expect(kindIn('Programvarulicenser')).toBeUndefined()
  expect(kindOfCpv('90911300')).toBe('window-cleaning')
  expect(kindOfCpv('90911000')).toBe('cleaning')
  expect(kindOfCpv('48000000')).toBeUndefined()
  expect(cpvIn('90910000-9 Städtjänster')).toBe('90910000')
  expect(cpvIn('Dnr 2027/0012345678')).toBeUndefined()
})

test('columns are told by their names and by their values; people’s names are found where no heading says so', () => {
  const rows = [
    ['Städning', '90910000-9', 'Anna Berg', '500', 'x'],
    ['Frukt', '15300000-1', 'Bo Ek', '200', ''],
    ['Snö', '90620000-9', 'Carin af Ström', '900', 'y'],
    ['Tvätt', '98310000-9', 'Dag Ås', '100', ''],
  ]
  expect(columns.guess(['Vad', 'Kod', 'Vem', 'Värde (tkr)', 'Färg'], rows).mapping).toEqual([
    'title',
    'cpv',
    'person',
    'value',
    '',
  ])
  expect(columns.guess(['', '', '', '', ''], rows).mapping[0]).toBe('title')
  const mails = rows.map((row, i) => [row[0] ?? '', `a${i}@kommun.example`])
  expect(columns.guess(['Benämning', 'Kommentar'], mails).mapping).toEqual(['title', 'person'])
  expect(columns.isHeader(['Benämning', 'Förvaltning', 'Ort'])).toBe(true)
  expect(columns.isHeader(['Inköpsplan 2027', '', ''])).toBeUndefined()
  expect(signatureOf(['Värde (tkr)', 'BENÄMNING'])).toBe(signatureOf(['värde (kr)', 'Benämning:']))
  expect([guessYear('inkopsplan-2027.csv', 2026), guessYear('plan.csv', 2026)]).toEqual([2027, 2027])
})

const rules = {
  header: ['Vad', 'Enhet', 'Start', 'Nr'],
  mapping: columns.mappingOf(['title', 'unit', 'starts', 'id']),
  year: 2027,
  units: new Map([[unitKey('Kultur- och fritidsförvaltningen'), 'u1']]),
  codes: new Set<string>(),
}
const rowOf = (...cells: string[]) => readRow({ line: 2, cells }, rules)

test('units are found however they are written; what is loosely said is kept in words', () => {
  const found = rowOf('Böcker', 'Kultur och fritid', 'hösten 2027', '')
  if (isRejected(found)) throw new Error(found.reason)
  expect(found.said).toMatchObject({ unit_id: 'u1', starts_on: '2027-09-01' })
  expect(found.said.value_note).toBe('Start enligt planen: hösten 2027')
  const unknown = rowOf('Böcker', 'Rymdnämnden', '2027-09-01', '')
  if (isRejected(unknown)) throw new Error(unknown.reason)
  expect(unknown.detail.unknown_unit).toBe('Rymdnämnden')
  expect(unknown.said.value_note).toBe('Enhet enligt planen: Rymdnämnden')
})

test('a row without what, and a sum, are no needs; a long name is cut and kept whole in the description', () => {
  expect(rowOf('', 'x', '', '')).toMatchObject({ reason: 'no_title' })
  expect(rowOf('Summa:', '', '', '')).toMatchObject({ reason: 'sum_row' })
  const long = rowOf('Städning '.repeat(40), '', '', '')
  if (isRejected(long)) throw new Error(long.reason)
  expect(long.said.title).toHaveLength(150)
  expect(long.said.description).toBe('Städning '.repeat(40).trim())
})

test('a need is known by its number, else by its words, whatever their case and signs', () => {
  expect(keyOf('KS 2027/12', 'a', 'b')).toBe(keyOf('ks2027/12', 'c', 'd'))
  expect(keyOf('', 'Städning, skolor', 'BUN')).toBe(keyOf('-', 'städning  skolor', 'Bun'))
  expect(keyOf('', 'Städning', 'A')).not.toBe(keyOf('', 'Städning', 'B'))
})

test.each([' ', '1', '1 ', 'a', '-', '1-', '1.', 'mars-', 'ca ', 'till ', 'städ '])(
  'a cell full of %j takes no time',
  piece => {
    const cell = `1${piece.repeat(5000 / piece.length)}!`
    const started = performance.now()
    for (const end of [true, false]) readPlanDay(cell, { year: 2027, end })
    readValue(cell)
    readVolume(cell)
    isMissing(cell)
    kindIn(cell)
    cpvIn(cell)
    expect(performance.now() - started).toBeLessThan(1000)
  },
)

test('the example plan: every column told, every row a need, its kind by its title rather than its field', async () => {
  const bytes = readFileSync(join(projectRoot, 'data/demo/needs/inkopsplan-2027.csv'))
  const file = await plans.readFile(bytes, 'inkopsplan-2027.csv')
  const { mapping } = columns.guess(
    file.header,
    file.rows.map(row => row.cells),
  )
  expect(Object.fromEntries(file.header.map((name, i) => [name, mapping[i]]))).toMatchObject({
    'Plan nr': 'id',
    Upphandlingsobjekt: 'title',
    Kategori: 'category',
    Förvaltning: 'unit',
    'Uppskattat värde (tkr)': 'value',
    'Planerad start': 'starts',
    'Nuvarande leverantör': 'supplier',
    'Avtal t.o.m.': 'contract_ends',
    'Ansvarig upphandlare': 'person',
    Kommentar: 'note',
  })
  const rules = { header: file.header, mapping, year: 2027, units: new Map(), codes: new Set<string>() }
  const entries = file.rows.map(row => readRow(row, rules)).filter(row => !isRejected(row))
  expect(entries.length).toBe(file.rows.length)
  const kindOf = (title: string) =>
    entries.flatMap(e => ('said' in e && e.said.title === title ? [e.said.category] : []))
  expect(kindOf('Fönsterputsning')).toEqual(['window-cleaning'])
  expect(kindOf('Tvätt av arbetskläder, gata och park')).toEqual(['workwear'])
  expect(entries.filter(e => e.detail.unread !== undefined)).toEqual([])
})
