import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { national } from '../../../testing/ledgers.ts'
import { readAmount } from './amount.ts'
import { columns, isNational } from './columns.ts'
import { dayReader } from './day.ts'
import { supplierOf } from './supplier.ts'

const secret = 'a secret of the tests, and long enough'

/** Digits in groups of three, as people write thousands. */
const grouped = (digits: string, sign: string) => digits.replace(/\B(?=(\d{3})+$)/g, sign)
const spellings: ((kronor: string, ore: string) => string)[] = [
  (k, o) => `${k}.${o}`,
  (k, o) => `${k},${o}`,
  (k, o) => `${grouped(k, ' ')},${o}`,
  (k, o) => `${grouped(k, '\u00a0')},${o}`,
  (k, o) => `${grouped(k, '\u202f')},${o}`,
  (k, o) => `${grouped(k, '.')},${o}`,
  (k, o) => `${grouped(k, ',')}.${o}`,
  (k, o) => ` ${k},${o} kr`,
  // Three decimals after one to three digits could be thousands.
  (k, o) => `${k},${o}${k.length > 3 || k === '0' ? '0' : ''}`,
  (k, o) => (o === '00' ? k : `${k},${o}`),
  (k, o) => (o.endsWith('0') ? `${k}.${o[0]}` : `${k}.${o}`),
]
const signs: ((text: string) => string)[] = [
  text => `-${text}`,
  text => `−${text}`,
  text => `- ${text}`,
  text => `${text.trim()}-`,
  text => `(${text.trim()})`,
]

test('every spelling of an amount is read to the öre', () => {
  const ore = fc.bigInt({ min: 0n, max: 10n ** 15n })
  fc.assert(
    fc.property(
      ore,
      fc.constantFrom(...spellings),
      fc.option(fc.constantFrom(...signs)),
      (n, spell, sign) => {
        const text = spell(String(n / 100n), String(n % 100n).padStart(2, '0'))
        const amount = readAmount(sign ? sign(text.replace(/^ | kr$/g, '')) : text)
        expect([text, typeof amount === 'number' ? BigInt(amount) : amount]).toEqual([text, sign ? -n : n])
      },
    ),
    { numRuns: 5000 },
  )
})

test.each([
  ['', 'amount_missing'],
  ['kr', 'amount_missing'],
  ['1.500', 'amount_ambiguous'],
  ['-1,500', 'amount_ambiguous'],
  ['1 500', 150_000],
  ['0.500', 50],
  ['1234.500', 123_450],
  ['12.345', 'amount_ambiguous'],
  ['1234.505', 'amount_decimals'],
  ['1.234.567', 123_456_700],
  ['1 23', 'amount_wrong'],
  ['12-13', 'amount_wrong'],
  ['1E5', 'amount_wrong'],
  ['10000000000000.00', 10 ** 15],
  ['10000000000000.01', 'amount_large'],
  ['-0', 0],
  ['1 234,-', 123_400],
  ['1234:-', 123_400],
  ['1 234.--', 123_400],
  ['1 234,– kr', 123_400],
  ['-1 234,-', -123_400],
  ['1 234-', -123_400],
])('the amount %j is %j', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test.each([
  ['2025-03-31', '2025-03-01\t2025-03-31'],
  ['20250331', '2025-03-01\t2025-03-31'],
  ['2025-03-31 00:00:00', '2025-03-01\t2025-03-31'],
  ['31.3.2025', '2025-03-01\t2025-03-31'],
  ['31/03/2025', '2025-03-01\t2025-03-31'],
  ['202103', '2021-03-01\t\\N'],
  ['200115', '2020-01-01\t2020-01-15'],
  ['200112', '2020-01-01\t2020-01-12'],
  ['25-01-15', '2025-01-01\t2025-01-15'],
  ['250115', '2025-01-01\t2025-01-15'],
  ['202012', '2020-12-01\t\\N'],
  ['199912', '1999-12-01\t\\N'],
  ['2021-03', '2021-03-01\t\\N'],
  ['2025-02-29', 'date_wrong'],
  ['202513', 'date_wrong'],
  ['', 'date_wrong'],
  ['1989-12-31', 'date_outside'],
  ['2026-11-30', '2026-11-01\t2026-11-30'],
  ['2026-12-01', 'date_outside'],
  ['202701', 'date_outside'],
])('the date %j is %j', (text, read) => {
  const day = dayReader(Temporal.PlainDate.from('2026-11-23'))(text)
  expect(typeof day === 'string' ? day : day.copied).toBe(read)
})

const person = '900118-9811'
test.each([
  ['556016-0680', 'A', 'o:5560160680'],
  ['5560160680', 'A', 'o:5560160680'],
  ['165560160680', 'A', 'o:5560160680'],
  ['SE556016068001', 'A', 'o:5560160680'],
  ['5560160680 / 556103-4249', 'A', 'o:5560160680'],
  ['556016-0681, 556103-4249', 'A', 'o:5561034249'],
  ['NULL', 'Bageriet  AB', 'n:bageriet ab'],
  ['SAKNAS', 'Bageriet AB', 'n:bageriet ab'],
  ['0', 'Bageriet AB', 'n:bageriet ab'],
  ['10432', 'Bageriet AB', 'n:bageriet ab'],
  ['10432', '', 'n:10432'],
  ['DE123456789', 'Werkzeug', 'f:DE123456789'],
  ['GB 123 4567 89', 'Tools', 'f:GB123456789'],
  ['', '*****', 'x:*****'],
  ['6,40823E+09', 'Anna Andersson', undefined],
  ['5.56E9', 'Bageriet AB', undefined],
  ['', ' ', undefined],
  ['NULL', '-', undefined],
])('the supplier %j %j is %s', (number, name, key) => {
  expect(supplierOf(secret, number, name)?.key).toBe(key)
})

const persons = readFileSync(join(projectRoot, 'data/reference/test_personnummer.csv'), 'utf8')
  .split('\n')
  .slice(1)
  .map(line => line.split(',')[0] ?? '')
  .filter(number => number !== '')

test('a personal number in any spelling is the same sole trader, without number and name', () => {
  fc.assert(
    fc.property(fc.constantFrom(...persons), number => {
      const ten = number.slice(2).replace('-', '')
      const spelled = [
        number,
        number.replace('-', ''),
        number.slice(2),
        ten,
        `${ten.slice(0, 6)} ${ten.slice(6)}`,
        `SE${ten}01`,
        `${ten} 556016-0680`,
      ]
      const found = [
        ...spelled.map(text => supplierOf(secret, text, 'Anna Andersson')),
        supplierOf(secret, '', `Anna Andersson ${number}`),
        // With a name beside it, it may as well be the buyer's own number of a company.
        ...(/^0+[1-9]\d{7,8}$/.test(ten) ? [supplierOf(secret, ten.replace(/^0+/, ''), '')] : []),
      ]
      for (const supplier of found)
        expect(supplier).toMatchObject({
          key: found[0]?.key,
          kind: 'sole_trader',
          orgnr: null,
          name: 'Enskild firma',
        })
    }),
  )
  expect(supplierOf(secret, person.replace('1', '2'), 'Anna')?.kind).toBe('sole_trader')
})

test.each([
  [national.split(';'), true],
  [national.toUpperCase().split(';').reverse(), true],
  [['Leverantör', 'Belopp'], false],
])('%j is the national format: %s', (header, known) => {
  expect([isNational(header), columns.isHeader(header)]).toEqual([known, true])
})

test.each([
  [
    'LEVERANTORSNAMN;ORGNR;KONTONR;KONTOTEXT;BELOPP;BOKFDATUM',
    'supplier supplier_number account_code account_text amount date',
  ],
  [
    'Lev.namn;Org.nr;Konto;Belopp (exkl. moms);Period;Nämnd',
    'supplier supplier_number account_code amount date unit',
  ],
  ['Leverantö;Leverantör_i;Verifikationsn;Fakturan;Belop', 'supplier supplier_number voucher invoice amount'],
  ['Supplier;Organisation number;Net amount;Date', 'supplier supplier_number amount date'],
])('%s', (header, fields) => {
  expect(columns.guess(header.split(';'), []).mapping.join(' ')).toBe(fields)
})

test('values tell what columns without names hold', () => {
  const rows = [
    ['Bageriet AB', '5560160680', '46362 Köp av bröd', '2025-01-02', '12,50'],
    ['Snickarn HB', '5561034249', '46110 Reparation', '2025-01-03', '-8,00'],
  ]
  expect(columns.guess(['', '', '', '', ''], rows).mapping.join(' ')).toBe(
    'supplier supplier_number account date amount',
  )
})
