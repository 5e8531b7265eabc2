import { Readable } from 'node:stream'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { buyerNumbering } from './buyers.ts'
import { columns } from './columns.ts'
import { Numbering } from './numbering.ts'
import type { Parties } from './parties.ts'
import { rowReader } from './read-row.ts'
import { openLedger } from './run.ts'

const own = { orgnr: '2120002353', name: 'Söderhamns kommun' }
const emptyParties = (): Parties => ({
  suppliers: new Numbering(),
  accounts: new Numbering(),
  units: new Numbering(),
  buyers: buyerNumbering([], own),
})

/** What a file's rows become, in the order of its lines, and everything that is kept beside them. */
const readAll = async (file: Buffer, pieceSize: number, offered: boolean) => {
  const pieces = Array.from({ length: Math.ceil(file.length / pieceSize) }, (_, i) =>
    file.subarray(i * pieceSize, (i + 1) * pieceSize),
  )
  const table = await openLedger(Readable.from(pieces))
  const parties = emptyParties()
  const mapping = columns.guess(table.header, []).mapping
  const rules = {
    mapping,
    period: undefined,
    width: table.header.length,
    today: Temporal.PlainDate.from('2026-11-23'),
    secret: 'a secret of the tests, and long enough',
  }
  const reader = rowReader(rules, parties, table.separator ?? ';')
  let taken = 0
  if (offered)
    table.offer?.((...row) => {
      const took = reader.takeRaw(...row)
      taken += took ? 1 : 0
      return took
    })
  for await (const lines of table.batches) for (const line of lines) reader.read(line)
  const { bytes, ...counted } = reader.take()
  const byLine = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10)
  const rows = Buffer.concat(bytes).toString('utf8').split('\n').sort(byLine)
  const named = [parties.suppliers.take(), parties.accounts.take(), parties.units.take()]
  return { taken, read: { ...counted, rows, named, soleNames: [...reader.soleNames] } }
}

const words = {
  leverantor: [
    'Bageriet AB',
    'Åkeriet Norr',
    'Åkeriet; Norr',
    'K "Kvarn" B',
    '*****',
    'Anna Andersson',
    'Summa',
    '',
    "'Snickarn",
    'Två\nrader',
  ],
  leverantor_id: ['556016-0680', 'NULL', '900118-9811', '', '5560160680, 5561034249'],
  konto_nr: ['46110', '46362 Köp', '900118-9811'],
  konto_text: ['Livsmedel', '', 'Arvode Anna Andersson', ''],
  belopp: [
    '10.50',
    '-3.00',
    '-3,00',
    '1 000,00',
    '1.500',
    '"12,50"',
    '0',
    'tolv',
    '99999999999999',
    '5.5',
    '-',
    '7,',
  ],
  datum: ['2025-03-31', '202103', '31.3.2025', 'i mars', '"2025-01-02"'],
  forvaltning: ['Skola', 'Vård', 'Vård, "Norr"', 'Anna Andersson', ' '],
  kopare: ['', 'Söderhamns kommun', 'Bolaget AB'],
  verifikationsnummer: [
    'V1',
    'V22',
    '9001189811',
    '900118-T811',
    '1.990011E11',
    '900118_9811',
    "'V2",
    'å',
    'en\\väg',
    ' V3 ',
    '',
  ],
  grund: ['Ramavtal', '', 'Anna Andersson mars', '900118-9811', '900118-****', '900118‑9811', '', '"'],
}
const names = Object.keys(words)
const cell = (text: string, separator: string) =>
  text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const row = fc.record({
  // Most cells are as most ledgers have them, else hardly any row would be taken.
  cells: fc.tuple(
    ...Object.values(words).map(said =>
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...said.slice(0, 2)) },
        { weight: 2, arbitrary: fc.constantFrom(...said) },
      ),
    ),
  ),
  more: fc.option(fc.constantFrom('', 'för mycket'), { freq: 9 }),
})
/** A line as somebody typed it or as another system ends it. */
const odd = fc.record({
  text: fc.constantFrom('', ';;;', 'a"b;c', '"två\nrader";"b"', '"aldrig stängd'),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
})
const shape = fc.record({
  separator: fc.constantFrom(';', ',', '\t'),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf8', 'win1252', 'utf16le'),
  pieceSize: fc.integer({ min: 1000, max: 80_000 }),
  odd: fc.option(odd, { freq: 3 }),
})

test('rows that are taken as they stand become what they become when they are read', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 60 }), shape, async (rows, how) => {
      // The beginning is always read; what follows is the same rows again and again, as ledgers are.
      const lines = rows.map(({ cells, more }) => {
        const said = [...cells, ...(more === null ? [] : [more])]
        return said.map(c => cell(c, how.separator)).join(how.separator) + how.ending
      })
      const body = lines.join('').repeat(Math.ceil(200_000 / lines.join('').length))
      const header = names.join(how.separator) + how.ending
      const text = `${header}${body}${how.odd ? how.odd.text + how.odd.ending : ''}${lines.join('')}`
      const file = iconv.encode(text, how.encoding, { addBOM: how.encoding === 'utf16le' })
      const outcome = (offered: boolean) =>
        readAll(file, how.pieceSize, offered).catch((error: unknown) => ({ taken: 0, read: String(error) }))
      const quick = await outcome(true)
      taken += quick.taken
      expect(quick.read).toEqual((await outcome(false)).read)
    }),
    { numRuns: 30 },
  )
  expect(taken).toBeGreaterThan(2000)
}, 120_000)
