import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { sheetRows, workbookOfSheets } from '../testing/workbook.ts'
import { readTable } from './read.ts'

const read = async (file: Buffer) => {
  const table = await readTable(file)
  const rows: string[][] = []
  const lines: number[] = []
  for await (const { cells, line } of table.rows) {
    rows.push(cells)
    lines.push(line)
  }
  return { ...table, rows, lines }
}
const sheet = (...rows: string[][]) => sheetRows(rows)
const names = ['Leverantör', 'Belopp']

test('sheets under the same names are one list, and the names stand once', async () => {
  const file = workbookOfSheets({
    Jan: sheet(['Utdrag januari'], names, ['A', '1'], ['B', '2']),
    Om: sheet(['Denna fil hör till ekonomi']),
    Feb: sheet(names, ['C', '3'], ['D', '4'], ['E', '5'], ['F', '6']),
  })
  const { rows, lines, sheets, header } = await read(file)
  expect(header).toEqual(names)
  expect(rows.map(row => row.join(' '))).toEqual(['A 1', 'B 2', 'C 3', 'D 4', 'E 5', 'F 6'])
  expect(new Set(lines).size).toBe(6)
  expect(sheets).toEqual({ read: ['Jan', 'Feb'], left: [{ name: 'Om', rows: 1 }] })
})

test('a sheet of other columns is left out and told, and of several the fullest is read', async () => {
  const file = workbookOfSheets({
    Konton: sheet(['Konto', 'Text'], ['4110', 'Lokalvård']),
    Rader: sheet(names, ['A', '1'], ['B', '2']),
  })
  const { rows, sheets } = await read(file)
  expect(rows).toEqual([
    ['A', '1'],
    ['B', '2'],
  ])
  expect(sheets).toEqual({ read: ['Rader'], left: [{ name: 'Konton', rows: 2 }] })
})

test('a hidden sheet does not win by its rows; it is read where nothing else is', async () => {
  const long = Array.from({ length: 9 }, (_, i) => [`Dold ${i}`, '1'])
  const both = await read(
    workbookOfSheets({ Rader: sheet(names, ['A', '1']), '(Gammalt)': sheet(['Namn', 'Antal'], ...long) }),
  )
  expect(both.rows).toEqual([['A', '1']])
  expect(both.sheets?.left).toEqual([{ name: 'Gammalt', rows: 10 }])
  const alone = await read(workbookOfSheets({ Tomt: '', '(Gammalt)': sheet(names, ['A', '1']) }))
  expect(alone.rows).toEqual([['A', '1']])
})

test.each(['\r\n', '\n', '\r'])(
  'rows may end differently in one file, whatever ends the first: %j',
  async first => {
    const file = `namn;antal${first}a;1\nb;2\r\nc;3\rd;4\n\r\ne;5\r`
    const { rows, lines } = await read(Buffer.from(file))
    expect(rows.map(row => row.join(''))).toEqual(['a1', 'b2', 'c3', 'd4', 'e5'])
    expect(lines).toEqual([2, 3, 4, 5, 7])
  },
)

const words = 'Företag;Ort\nÅkes Måleri;Örebro\nKafé Ängen;Härnösand\nBröderna Öst;Ödåkra\n'
test.each(['utf8', 'windows-1252', 'cp850', 'cp437', 'macintosh', 'utf16le'])(
  'Swedish letters are read in %s',
  async encoding => {
    const { rows } = await read(iconv.encode(words, encoding, { addBOM: encoding === 'utf16le' }))
    expect(rows.map(row => row.join(';')).join('\n')).toBe(words.trim().split('\n').slice(1).join('\n'))
  },
)

test.each([['signs of Windows beside words', 'Företag;Text\n”Ängen”;10 € – därav 2 …\nKafé Škoda;50 ‰\n']])(
  'what only Windows-1252 has stays: %s',
  async (_, text) => {
    const { rows } = await read(iconv.encode(text, 'windows-1252'))
    expect(rows.map(row => row.join(';')).join('\n')).toBe(text.trim().split('\n').slice(1).join('\n'))
  },
)

const problemOf = (text: string) =>
  read(Buffer.from(text)).then(
    () => 'none',
    (error: { problem?: string }) => error.problem,
  )
test.each([
  [
    'web_page',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Namn</td></tr></table>',
  ],
  ['web_page', '\n  <!DOCTYPE html>\n<title>Lista</title>'],
  ['web_page', '<?xml version="1.0"?><html><body><table></table></body></html>'],
  ['web_page', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'],
  ['sie', '#FLAGGA 0\n#PROGRAM "Bokföring" 1.0\n#FORMAT PC8\n'],
  ['sie', '#PROGRAM "X"\n#SIETYP 4\n'],
  ['json', '[{"namn":"A"},{"namn":"B"}]'],
  ['json', '{"rows":[1,2]}'],
  ['not_a_table', '<?xml version="1.0"?><SieEntry/>'],
  ['none', 'namn;antal\n[a];{b}\n'],
  ['none', '#;namn\n1;a\n'],
])('a file of another kind is called what it is: %s', async (problem, text) => {
  expect(await problemOf(text)).toBe(problem)
})
