import { expect, test } from 'vitest'
import { splitCompound } from './compounds.ts'

test.each([
  ['fruktkorg', ['frukt', 'korg']],
  ['fruktkorgar', ['frukt', 'korg']],
  ['snöröjning', ['snö', 'röjning']],
  ['biltvätt', ['bil', 'tvätt']],
  ['fönsterputsning', ['fönster', 'putsning']],
  ['trädgårdsskötsel', ['trädgård', 'skötsel']],
])('%s is %j', (word, parts) => {
  expect(splitCompound(word)).toEqual(parts)
})

test.each(['bilaga', 'bildning', 'trädgård', 'korg', 'hundra', 'abc'])('%s stays whole', word => {
  expect(splitCompound(word)).toEqual([])
})
