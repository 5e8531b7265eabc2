import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inScript, testPersons, zeros } from '../../testing/numbers.ts'
import { findPersonalNumbers, holdsPersonalNumber, replacePersonalNumbers } from './find.ts'

const spellings = [
  '700212-9273',
  '7002129273',
  '19700212-9273',
  '197002129273',
  '700212+9273',
  '18700212+9273',
  '16700212-9273',
  '167002129273',
  '700212 9273',
  '19700212 9273',
  '700212 - 9273',
  '700212\u20109273',
  '700212\u20119273',
  '700212\u20129273',
  '700212\u20139273',
  '700212\u20149273',
  '700212\u20159273',
  '700212\u22129273',
  '700212\u20439273',
  '700212\ufe589273',
  '700212\ufe639273',
  '700212\uff0d9273',
  '700212\u02d79273',
  '700212\u00ad-9273',
  '700212\u00ad9273',
  '70\u200b02\u200b12-92\u200b73',
  '700212\u2060-\u20609273',
  '\ufeff700212-9273',
  '\u202a700212-9273\u202c',
  '\u2066700212\u2069-9273',
  '700212\u200d9273',
  '700212.9273',
  '700212/9273',
  '700212_9273',
  '700212:9273',
  '700212~9273',
  '700212·9273',
  '700212,9273',
  '700212\u00a09273',
  '700212\u20099273',
  '700212\u202f9273',
  '700212\t9273',
  '1970-02-12-9273',
  '1970-02-12 9273',
  '1970.02.12-9273',
  '1970/02/12/9273',
  '1970 02 12 9273',
  '70-02-12-9273',
  '70 02 12 92 73',
  '7 002 129 273',
  '7002 129 273',
  '7 0 0 2 1 2 9 2 7 3',
  '7-0-0-2-1-2-9-2-7-3',
  '1970 0212 9273',
  '(700212) 9273',
  'SE700212927301',
  'SE 700212-9273 01',
  'SE 7002129273 01',
  '700212927301',
  '700212-9273-01',
  '1.970021E11',
  '1,970021E+11',
  '1.97002129273E11',
  '7.00212927E9',
  '7,00213E+09',
  '7.002129273e+9',
  '٧٠٠٢١٢-٩٢٧٣',
  '७००२१२-९२७३',
  '７００２１２－９２７３',
  '𝟕𝟎𝟎𝟐𝟏𝟐𝟗𝟐𝟕𝟑',
  '７００２１２9273',
  '⁷⁰⁰²¹²⁻⁹²⁷³',
  '700272-9279',
  '19700272-9279',
  '700212-T273',
  '19700212-R273',
  '700212-s273',
  '19700212T273',
  '700212‑X273',
  '19700212-XXXX',
  '700212-****',
  '700212-xxxx',
  '700212XXXX',
  '1970-02-12-XXXX',
  '19700212-####',
  '700212-____',
  '700212-9274',
  '700212    9273',
  '700212 \t \u00a0 9273',
  '700212     -     9273',
  '700212-\n9273',
  '1970  02  12    9273',
  '700212-927X',
  '700212-92**',
  '19700212-9xxx',
  '197002129XXX',
  'personnummer 7002129274',
  'pnr: 7002129274',
  'Pers.nr 197002129274',
]

test.each(spellings)('%j is a personal number, alone and in a sentence', spelled => {
  for (const [before, after] of [
    ['', ''],
    ['Anna ', ' ringer'],
    ['Avtal 12 med Anna: ', '.'],
    ['"', '"'],
    ['(', ')'],
    ['nr:', ', och 5 till'],
  ] as const) {
    const left = replacePersonalNumbers(`${before}${spelled}${after}`, () => '…')
    expect(left.replace(/\D/g, ''), left).toMatch(/^(12)?(01)?5?$/)
    expect(left.normalize('NFKC')).not.toMatch(/\p{Nd}{4}|[TRSX]\d|[X*x#_]{4}/u)
    expect(left.startsWith(before.trimEnd())).toBe(true)
  }
})

test('any separator, any script, any dash and any unseen sign, in a sentence or alone', () => {
  const separator = fc.constantFrom(..." -–—−‐‑./_:·~+*#'’\u00a0\u2009", ' - ', ' / ', '--', '')
  const unseen = fc.constantFrom('', '', '\u00ad', '\u200b', '\u200e', '\u202d', '\u2060', '\ufe0f', '\u0301')
  fc.assert(
    fc.property(
      fc.constantFrom(...testPersons),
      separator,
      unseen,
      fc.constantFrom(0x30, ...zeros),
      fc.boolean(),
      fc.constantFrom('', 'Anna, ', 'Faktura till ', '『'),
      (number, between, hidden, zero, century, before) => {
        const said = century ? number : number.slice(2)
        const spelled = inScript(said.replace('-', between), zero)
        const text = `${before}${[...spelled].join(hidden)}`
        expect(replacePersonalNumbers(text, () => '…').normalize('NFKC')).toMatch(/^[^\p{N}]*$/u)
      },
    ),
    { numRuns: 4000 },
  )
})

test('a separator between all digits, or between any groups of them, hides no number that stands alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...testPersons.filter(number => !/^..(?:0|1[89]0)/.test(number))),
      fc.constantFrom(' ', '.', '-', '/', '_', '\u00a0', '\u2011'),
      fc.constantFrom(1, 2, 3),
      (number, between, size) => {
        const ten = number.slice(2).replace('-', '')
        const spelled = ten.replace(new RegExp(`(?<=.)(?=(?:.{${size}})+$)`, 'g'), between)
        expect(holdsPersonalNumber(spelled), spelled).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('what is found is told by its ten digits, whatever stands between', () => {
  for (const spelled of ['19700212-9273', 'SE700212927301', '٧٠٠٢١٢ ٩٢٧٣', '70-02-12-9273'])
    expect(findPersonalNumbers(`Anna ${spelled}`).map(f => f.number)).toEqual(['7002129273'])
  expect(replacePersonalNumbers('a 700212-9273 b 19700212-9273 c', () => '…')).toBe('a … b … c')
})

test('the check digit decides where numbers often begin with a date, and does not in a column of such numbers', () => {
  for (const [text, ...doors] of [
    ['7002129273', 'text', 'number', 'reference'],
    ['7002129274', 'number'],
    ['700212-9274', 'text', 'number', 'phone'],
    ['0702129273', 'number'],
    ['7 002 129 274', 'number'],
    ['19700212-9273', 'text', 'number', 'reference', 'phone'],
    ['010212-9273', 'text', 'number', 'phone'],
  ] as const)
    for (const door of ['text', 'number', 'reference', 'phone'] as const)
      expect([text, door, holdsPersonalNumber(text, door)]).toEqual([
        text,
        door,
        (doors as readonly string[]).includes(door) || (door === 'phone' && text === '7002129273'),
      ])
})

test('texts of any length are searched in no time', () => {
  const begun = performance.now()
  for (const text of [
    '1 '.repeat(50_000),
    '1'.repeat(100_000),
    '700212-'.repeat(15_000),
    '7002129274 '.repeat(10_000),
  ])
    findPersonalNumbers(text)
  expect(performance.now() - begun).toBeLessThan(3000)
})

test('a number that a program took for one, and gave a decimal, is one still', () => {
  for (const spelled of ['7002129273.0', '197002129273,0', 'Anna;7002129273.0;3'])
    expect(holdsPersonalNumber(spelled), spelled).toBe(true)
  expect(holdsPersonalNumber('7002129273,50')).toBe(false)
})
