import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { type Line, readTable } from './read.ts'
import { csvStream } from './write-csv.ts'
import { xlsxBuffer } from './write-xlsx.ts'

const linesOf = async (source: Buffer | AsyncIterable<Buffer>): Promise<Line[]> => {
  const lines: Line[] = []
  for await (const line of (await readTable(source)).rows) lines.push(line)
  return lines
}
const names = ['Företag', 'Kommun', 'Verksamhet']
const columns = names.map((label, i) => ({ label, value: (row: string[]) => row[i] ?? '' }))
const trimmed = (row: string[]) => row.slice(0, row.findLastIndex(cell => cell !== '') + 1)

// Half of them as people write, half anything at all (single characters of any plane, quotes, separators, formulas).
const swedish = fc.constantFrom(
  'Café',
  'Å',
  ';',
  ',',
  '\t',
  '"',
  "'",
  '=1+1',
  '-',
  '@',
  ' ',
  '\n',
  'städ',
  '€',
  '’',
  '5',
  'x',
)
const cell = fc.array(swedish, { maxLength: 6 }).map(parts => parts.join(''))
const anyCell = fc.oneof(
  cell,
  fc.string({ unit: 'binary', maxLength: 12 }).map(text => text.replace(/\p{C}/gu, '')),
)
const rowsOf = (one: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(one, one, one), { minLength: 1, maxLength: 12 })
    .filter(rows => rows.every(row => row.some(c => c !== '')))
/** A line end alone is read as it was written; the two of Windows become one when a program edits the cell. */
const same = (rows: readonly string[][]) => rows.map(trimmed)

test.each(['utf8', 'utf16le', 'utf16be'] as const)(
  'what is written in %s is read again, whatever the separator',
  async encoding => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf(anyCell),
        fc.constantFrom(';', ',', '\t'),
        fc.boolean(),
        async (rows, separator, mark) => {
          const text = (await buffer(csvStream(columns, rows, { separator, mark: false }))).toString('utf8')
          const file = iconv.encode(text, encoding, { addBOM: mark })
          expect((await linesOf(file)).map(l => trimmed(l.cells))).toEqual(same(rows))
        },
      ),
      { numRuns: 150 },
    )
  },
)

test('what is written in Windows-1252 is read again', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(cell), fc.constantFrom(';', ',', '\t'), async (rows, separator) => {
      const file = iconv.encode(
        (await buffer(csvStream(columns, rows, { separator, mark: false }))).toString('utf8'),
        'win1252',
      )
      expect((await linesOf(file)).map(l => trimmed(l.cells))).toEqual(same(rows))
    }),
    { numRuns: 150 },
  )
})

test('what is written as a workbook is read again', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(anyCell), async rows => {
      const read = await linesOf(await xlsxBuffer('Lista', columns, rows))
      expect(read.map(l => trimmed(l.cells))).toEqual(same(rows))
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('a file that arrives byte by byte is the same file', async () => {
  const file = iconv.encode('Namn;Kommun\r\nÅkes café;Söderhamn\r\n', 'utf8')
  const single = Readable.from([...file].map(byte => Buffer.from([byte])))
  expect(await linesOf(single)).toEqual([{ line: 2, cells: ['Åkes café', 'Söderhamn'] }])
})

test('no cell of an export is a formula, and figures stay figures', async () => {
  const row = ['=HYPERLINK("x")', '+46 70', '-12,5', '@a', '\tx', '－1', '12', 'a=b']
  const out = (
    await buffer(
      csvStream(
        row.map((_, i) => ({ label: `k${i}`, value: (r: string[]) => r[i] })),
        [row],
      ),
    )
  ).toString('utf8')
  expect(out.split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")";'+46 70;-12,5;'@a;'\tx;'－1;12;a=b`)
})

test('amounts are written with a decimal comma, and the file begins with a byte order mark', async () => {
  const out = await buffer(csvStream([{ label: 'Timmar', value: (n: number) => n }], [7.5, -3]))
  expect(out.toString('utf8')).toBe('\ufeffTimmar\r\n7,5\r\n-3\r\n')
})

test('rows are numbered as a spreadsheet program numbers them', async () => {
  const file = Buffer.from('Lista över företag\n\nNamn;Kommun\n"Två\nrader";Ånge\n\nTre;Bräcke\n')
  const table = await readTable(file)
  expect([table.header, table.headerLine, table.separator]).toEqual([['Namn', 'Kommun'], 3, ';'])
  expect(await linesOf(file)).toEqual([
    { line: 4, cells: ['Två\nrader', 'Ånge'] },
    { line: 6, cells: ['Tre', 'Bräcke'] },
  ])
})

test('a file without column names loses no row', async () => {
  const table = await readTable(Buffer.from('Kafé A,1234,a@b.example\nKafé B,4321,c@d.example\n'))
  expect([table.header, table.headerLine]).toEqual([['', '', ''], 0])
  expect((await linesOf(Buffer.from('Kafé A,1234,a@b.example\nKafé B,4321,c@d.example\n'))).length).toBe(2)
})

test('the comma of amounts is no separator, whatever else is wrong with a file', async () => {
  const row = 'Bageriet AB;556016-0680;46110;0,00;2025-03-31'
  const wide = `${row};för;mycket`
  const file = [
    'leverantor;leverantor_id;konto_nr;belopp;datum',
    row,
    row,
    row,
    wide,
    row,
    row,
    row,
    wide,
    row,
  ]
  expect((await readTable(Buffer.from(file.join('\n')))).separator).toBe(';')
  const list = ['id,name,amount', '1,2,30', '2,4,50', '3,6,70']
  expect((await readTable(Buffer.from(list.join('\n')))).separator).toBe(',')
})
