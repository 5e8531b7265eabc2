import { describe, expect, it } from 'vitest'
import { readDate } from './date-boxes.ts'

const read = (day: string, month: string, year: string) => {
  const result = readDate('start', { 'start-day': day, 'start-month': month, 'start-year': year })
  return result.state === 'date' ? result.date.toString() : result.state
}

describe('a date in three boxes', () => {
  it.each([
    ['3', '11', '2026', '2026-11-03'],
    [' 03 ', 'nov', '26', '2026-11-03'],
    ['31', 'Maj', '2027', '2027-05-31'],
    ['1', 'October', '2026', '2026-10-01'],
    ['2026-11-03', '', '', '2026-11-03'],
    ['20261103', '', '', '2026-11-03'],
    ['', '', '', 'empty'],
    ['29', '2', '2027', 'no_such_day'],
    ['3', '13', '2026', 'no_such_day'],
    ['tredje', '11', '2026', 'not_a_date'],
    ['3', '11', '', 'not_a_date'],
    ['-3', '11', '2026', 'not_a_date'],
  ])('reads %j %j %j as %s', (day, month, year, expected) => {
    expect(read(day, month, year)).toBe(expected)
  })

  it('keeps what was typed', () => {
    expect(readDate('start', { 'start-day': '40', 'start-month': 'x', 'start-year': '' }).boxes).toEqual({
      day: '40',
      month: 'x',
      year: '',
    })
  })
})
