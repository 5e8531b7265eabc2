import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { readOrgnr } from './orgnr.ts'

const vectors: { orgnr: string; expected: string }[] = parse(readFileSync('data/reference/test_orgnr.csv'), {
  columns: true,
})
test.each(vectors)('$orgnr is $expected', ({ orgnr, expected }) => {
  expect(readOrgnr(orgnr) !== undefined).toBe(expected === 'valid')
})

const persons: { personnummer: string }[] = parse(readFileSync('data/reference/test_personnummer.csv'), {
  columns: true,
})
test('every test personal number is told from an organisation number', () => {
  for (const { personnummer } of persons) expect(readOrgnr(personnummer)?.kind).toBe('person')
})

test.each(['', '769622-123', 'abc', '769622-1235', '16769622-12345'])('%j is no number', text => {
  expect(readOrgnr(text)).toBeUndefined()
})
