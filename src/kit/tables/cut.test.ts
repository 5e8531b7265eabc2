import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cutter } from './cut.ts'

const piece = fc.constantFrom(
  'a',
  ';',
  ';',
  '"',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'å',
  '";"',
  '"\n',
  '\n"',
)

/** As csv-parse cuts it; 'open' where a quotation mark is never closed. */
const expected = (text: string): string[][] | 'open' => {
  try {
    const options = {
      delimiter: ';',
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }
    return (parse(text, options) as string[][]).filter(row => row.some(cell => cell !== ''))
  } catch {
    return 'open'
  }
}
const found = (pieces: readonly string[]): string[][] | 'open' => {
  try {
    const cutter = new Cutter(';', 1000)
    return [...pieces.flatMap(text => cutter.cut(text)), ...cutter.cut('', true)].map(line => line.cells)
  } catch {
    return 'open'
  }
}

test('text is cut as csv-parse cuts it, wherever its pieces end', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { maxLength: 8 }), groups => {
      const pieces = groups.map(group => group.join(''))
      expect(found(pieces)).toEqual(expected(pieces.join('')))
    }),
    { numRuns: 5000 },
  )
})

test('a quotation mark that is never closed ends the reading after a million characters', () => {
  const cutter = new Cutter(';', 1000)
  const read = () => {
    for (let i = 0; i < 100; i++) cutter.cut(`${i === 0 ? 'a;"b' : 'x'.repeat(65_536)}`)
  }
  expect(read).toThrow('open_quote')
})
