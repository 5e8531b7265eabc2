import { describe, expect, it } from 'vitest'
import { narrow } from './suggestions.ts'

const all = ['Malmö', 'Nordmaling', 'Söderhamn', 'Malå'].map(label => ({ value: label, label }))
const labels = (written: string) => narrow(all, written).map(({ label }) => label)

describe('narrowing a list', () => {
  it('puts what begins so before what contains it', () => {
    expect(labels('mal')).toEqual(['Malmö', 'Malå', 'Nordmaling'])
  })
  it('looks past accents and capitals', () => {
    expect(labels('SODER')).toEqual(['Söderhamn'])
    expect(labels('söder')).toEqual(['Söderhamn'])
  })
  it('shows all when nothing is written, in their order', () => {
    expect(labels(' ')).toEqual(['Malmö', 'Nordmaling', 'Söderhamn', 'Malå'])
  })
  it('shows none when none fits', () => {
    expect(labels('zz')).toEqual([])
  })
})
