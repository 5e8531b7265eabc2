import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { signatureOf } from '../../../core/imports/headings.ts'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { kindsIn } from '../kinds.ts'
import { columns } from './columns.ts'
import { maskRow } from './personal.ts'
import { isRejection, readRow } from './read-row.ts'
import { readDay, readLegalForm } from './values.ts'

const secret = 'a secret of the tests, and long enough'

test.each([
  ['Org.nr', 'orgnr'],
  ['ORGANISATIONSNUMMER (10 siffror)', 'orgnr'],
  ['Company name', 'name'],
  ['Namn på företaget', 'name'],
  ['E-post', 'email'],
  ['E-mail address', 'email'],
  ['Tel.', 'phone'],
  ['Vad de säljer', 'activity'],
  ['Certifierad t.o.m.', 'certified_until'],
  ['SCB-kod', 'municipality_code'],
  ['Källa (url)', undefined],
  ['source_url', undefined],
  ['Kontaktperson', undefined],
  ['Hemsida', 'website'],
])('%s is %s', (heading, field) => {
  expect(columns.fieldOfHeading(heading)).toBe(field)
})

test('columns are told by their values where their names say nothing', () => {
  const rows = [
    ['1', 'Kafé A', '769622-1238', 'Gävle', 'a@b.example', 'www.a.example', '026-12 34 56'],
    ['2', 'Kafé B', '5599901237', 'Falun', 'c@d.example', 'https://b.example', '+46 26 123456'],
  ]
  const expected = ['', 'name', 'orgnr', 'municipality', 'email', 'website', 'phone']
  expect(columns.guess(['', '', '', '', '', '', ''], rows).mapping).toEqual(expected)
  expect(columns.guess(['Lnr', 'Vem', 'Nr', 'Var', 'Adr', 'Nät', 'Ring'], rows).mapping).toEqual(expected)
  expect(columns.isHeader(rows[0] ?? [])).toBe(false)
  expect(columns.isHeader(['Företag', 'Kommun'])).toBe(true)
})

test('no field is guessed twice, whatever the list', () => {
  const heading = fc.constantFrom(
    'Namn',
    'Företag',
    'Orgnr',
    'Kommun',
    'Kommunkod',
    'E-post',
    'Mejl',
    'x',
    '',
  )
  fc.assert(
    fc.property(
      fc.array(heading, { maxLength: 12 }),
      fc.array(fc.array(fc.string(), { maxLength: 12 }), { maxLength: 5 }),
      (header, rows) => {
        const guessed = columns.guess(header, rows).mapping.filter(field => field !== '')
        expect(new Set(guessed).size).toBe(guessed.length)
      },
    ),
  )
})

test('the same columns are known again whatever their case and signs', () => {
  expect(signatureOf(['Org.nr', 'NAMN '])).toBe(signatureOf(['orgnr', 'Namn']))
  expect(signatureOf(['Namn', 'Orgnr'])).not.toBe(signatureOf(['Orgnr', 'Namn']))
  expect(signatureOf(['', ''])).not.toBe(signatureOf(['', '', '']))
})

test.each([
  ['19900702-9805', ''],
  ['i text: 900702-9805, ring', 'i text: enskild firma, ring'],
  ['900702+9805', ''],
  ['199007029805', ''],
  ['900702 - 9805', ''],
  ['900762-9805', ''],
])('the personal number in %j is taken away', (cell, left) => {
  expect(maskRow([cell], ['Orgnr'], secret).cells).toEqual([left || 'enskild firma'])
})

test.each([
  '769622-1238',
  '556016-0680',
  '070-174 06 05',
  '0701740605',
  '2026-11-23',
  '165560160680',
  '0270-123 45',
  '12 500 000',
])('%s is nobody’s number', cell => {
  expect(maskRow([cell], [''], secret)).toEqual({ cells: [cell], hashes: {} })
})

test('nothing that reads as a person’s number passes, whatever stands around it', () => {
  const digits = fc.tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  const two = (n: number) => String(n).padStart(2, '0')
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom('', '-', '+', ' '),
      fc.constantFrom('', '19', '20'),
      fc.constantFrom('', 'nr ', 'x:'),
      ([y, m, d, last], sign, century, before) => {
        const number = `${century}${two(y)}${two(m)}${two(d)}${sign}${String(last).padStart(4, '0')}`
        fc.pre(readOrgnr(number)?.kind === 'person')
        const { cells, hashes } = maskRow([`${before}${number}`], ['Orgnr'], secret)
        expect(cells).toEqual([`${before}enskild firma`])
        expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each([
  ['2026-01-31', '2026-01-31', '2026-01-31'],
  ['20260131', '2026-01-31', '2026-01-31'],
  ['31/1 2026', '2026-01-31', '2026-01-31'],
  ['31.1.2026', '2026-01-31', '2026-01-31'],
  ['2026-01-31T14:05', '2026-01-31', '2026-01-31'],
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2024', '2024-01-01', '2024-12-31'],
  ['2026-02-30', undefined, undefined],
  ['snart', undefined, undefined],
  ['12', undefined, undefined],
])('the day %s', (text, first, last) => {
  expect([readDay(text)?.toString(), readDay(text, true)?.toString()]).toEqual([first, last])
})

test.each([
  ['Kafé Tallbacken ek. för.', 'economic_association'],
  ['Ideell förening', 'non_profit_association'],
  ['AB (svb)', 'limited_company_svb'],
  ['Verkstan AB', 'limited_company'],
  ['Enskild firma', 'sole_trader'],
  ['Abborren', undefined],
])('%s: the legal form', (text, form) => {
  expect(readLegalForm(text)).toBe(form)
})

test('words of an activity lead to what is sold, and to nothing where they are unknown', () => {
  expect(kindsIn('snickeri, möbler och hunddagis')).toContain('carpentry')
  expect(kindsIn('trumpetlektioner')).toEqual([])
  expect(kindsIn('')).toEqual([])
})

test('any row is either an entry or a rejection, never a fault', () => {
  const rules = { mapping: columns.all, area: 'any' as const, today: Temporal.PlainDate.from('2026-11-23') }
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Gävle', '2180', '2026', 'Kafé', '-')),
        { maxLength: 16 },
      ),
      cells => {
        const read = readRow({ line: 2, cells, hashes: {} }, rules)
        expect(isRejection(read) || read.name.length > 0).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

const entryOf = (field: 'phone' | 'website', cell: string) => {
  const read = readRow(
    { line: 2, cells: ['Kafé', 'Bollnäs', cell], hashes: {} },
    {
      mapping: ['name', 'municipality', field],
      area: 'any',
      today: Temporal.PlainDate.from('2026-11-23'),
    },
  )
  if (isRejection(read)) throw new Error(read.reason)
  return [read[field], read.skipped.includes(field)]
}

test.each([
  ['270123456', '0270123456'],
  ['70 555 12 34', '070 555 12 34'],
  ['8123456', '08123456'],
  ['46270123456', '+46270123456'],
  ['0270-12 34 56', '0270-12 34 56'],
  ['+46 70 555 12 34', '+46 70 555 12 34'],
  ['020-123 45 67', '020-123 45 67'],
])('a telephone gets back what a spreadsheet took: %s', (said, phone) => {
  expect(entryOf('phone', said)).toEqual([phone, false])
})

test.each([
  ['www.kafe.example', 'https://www.kafe.example', false],
  ['https://kafe.example/meny', 'https://kafe.example/meny', false],
  ['kaféet.se', 'https://kaféet.se', false],
  ['norrala', null, true],
  ['se facebook', null, true],
  ['www.a.example, www.b.example', null, true],
  ['www.a.example www.b.example', null, true],
  ['http://a.example;http://b.example', null, true],
  ['http://localhost', null, true],
  ['192.168.0.1', null, true],
])('a web address is one, or left out and told: %s', (said, website, skipped) => {
  const [read, left] = entryOf('website', said)
  expect([typeof read === 'string' ? read.replace(/\/$/, '') : read, left]).toEqual([website, skipped])
})
