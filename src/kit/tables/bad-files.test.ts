import { expect, test } from 'vitest'
import { sheetRows, workbook, zipBomb } from '../testing/workbook.ts'
import { readTable } from './read.ts'
import { xlsxBuffer } from './write-xlsx.ts'

const problemOf = async (file: Buffer, limits = {}) => {
  try {
    for await (const _ of (await readTable(file, { limits })).rows);
    return 'none'
  } catch (error) {
    return (error as { problem?: string }).problem ?? error
  }
}
const rowsOf = async (file: Buffer) => {
  const cells: string[][] = []
  for await (const line of (await readTable(file)).rows) cells.push(line.cells)
  return cells
}
const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])

test.each([
  ['no bytes at all', Buffer.alloc(0), 'empty'],
  ['only empty lines', Buffer.from(';;\n\n;;\n'), 'empty'],
  ['a workbook without cells', workbook(''), 'empty'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not_a_table'],
  ['a picture that is called .csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not_a_table'],
  [
    'bytes that mean nothing',
    Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)),
    'not_a_table',
  ],
  ['a web page that is called .xls', Buffer.from('<html><table><tr><td>Namn</td></tr></table>'), 'web_page'],
  ['an old workbook', compound, 'old_excel'],
  ['a locked workbook', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'password'],
  ['a workbook that was cut off', workbook(sheetRows([['Namn']])).subarray(0, 900), 'broken'],
  ['a bomb that says so', zipBomb(300, true), 'bomb'],
  ['a bomb that claims to be small', zipBomb(300, false), 'bomb'],
  [
    'one cell in column XFD',
    workbook('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'),
    'too_many_columns',
  ],
  [
    'one cell in the last row',
    workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    'too_many_rows',
  ],
  ['a row beyond all rows', workbook('<row r="999999999999"></row>'), 'broken'],
  [
    'a quotation mark that is never closed',
    Buffer.from(`Namn;Kommun\n"Kafé;Bollnäs\n${'x;y\n'.repeat(10)}`),
    'open_quote',
  ],
])('%s', async (_, file, problem) => {
  expect(await problemOf(file)).toBe(problem)
})

test('limits hold for rows, columns and bytes', async () => {
  const csv = Buffer.from(`a;b\n${'1;2\n'.repeat(100)}`)
  expect(await problemOf(csv, { rows: 99 })).toBe('too_many_rows')
  expect(await problemOf(csv, { rows: 100 })).toBe('none')
  expect(await problemOf(csv, { columns: 1 })).toBe('too_many_columns')
  expect(await problemOf(csv, { csvBytes: 400 })).toBe('too_large')
  expect(await problemOf(workbook(sheetRows([['a', 'b']])), { xlsxBytes: 400 })).toBe('too_large')
})

test('a bomb costs neither time nor memory', async () => {
  const bomb = zipBomb(400, false)
  const before = process.memoryUsage().rss
  const start = performance.now()
  expect(await problemOf(bomb)).toBe('bomb')
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1_048_576)
})

test('formulas are read as their values, faults as nothing, dates as days', async () => {
  const head = sheetRows([['Namn', 'Antal', 'Fel', 'Datum', 'Flagga']])
  const row = `<row r="2"><c r="A2" t="str"><f>CONCATENATE("Kafé ","A")</f><v>Kafé A</v></c><c r="B2"><f>1+1</f><v>2</v></c>
    <c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2" s="1"><f>TODAY()</f><v>45000</v></c><c r="E2" t="b"><v>1</v></c></row>`
  expect(await rowsOf(workbook(head + row))).toEqual([['Kafé A', '2', '', '2023-03-15', 'true']])
})

test('numbers keep their digits', async () => {
  const row =
    '<row r="2"><c r="A2"><v>5.560160680E9</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2"><v>1234.5</v></c></row>'
  expect(await rowsOf(workbook(sheetRows([['Nummer', 'Del', 'Summa']]) + row))).toEqual([
    ['5560160680', '0.3', '1234.5'],
  ])
})

test('columns coloured to their end are no cells', async () => {
  const row = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row><row r="1048576" ht="12"></row>'
  expect(await rowsOf(workbook(sheetRows([['Namn']]) + row))).toEqual([['1']])
})

test('text that looks like an escape, a formula or a number stays text in a workbook', async () => {
  const texts = ['_x0041_', '__proto__', 'constructor', '=1+1', '0123', 'a\nb', ' två ', 'å'.repeat(40_000)]
  const file = await xlsxBuffer('Lista: [1]', [{ label: 'Text', value: (text: string) => text }], texts)
  expect((await rowsOf(file)).map(cells => cells[0])).toEqual([...texts.slice(0, -1), 'å'.repeat(32_767)])
})

test('cells that do not say where they stand follow each other, and a gap is kept where one says so', async () => {
  const bare = sheetRows([
    ['Namn', 'Kommun', 'Belopp'],
    ['Tallbacken', 'Söderhamn', '12'],
  ]).replaceAll(/ r="[^"]*"/g, '')
  expect(bare).not.toContain(' r=')
  const gap =
    '<row><c t="inlineStr"><is><t>a</t></is></c><c r="C3" t="inlineStr"><is><t>b</t></is></c><c><v>5</v></c></row>'
  expect(await rowsOf(workbook(bare + gap))).toEqual([
    ['Tallbacken', 'Söderhamn', '12'],
    ['a', '', 'b', '5'],
  ])
})

test('a formula keeps the value it was saved with; one that never had a value is told as the formula', async () => {
  const cells =
    '<c r="A1" t="inlineStr"><is><t>Å &amp; Ö</t></is></c><c r="B1"><f>2*3</f><v>6</v></c><c r="C1" s="1"><f>B2*1.25</f></c><c r="D1"><f>SUM(A1:A2)</f><v></v></c>'
  const file = workbook(
    `${sheetRows([['Namn', 'Summa', 'Med moms', 'Allt']])}<row r="2">${cells.replaceAll('1"', '2"')}</row>`,
  )
  expect(await rowsOf(file)).toEqual([['Å & Ö', '6', '=B2*1.25', '=SUM(A1:A2)']])
})
