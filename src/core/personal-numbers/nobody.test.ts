import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPersonalNumbers } from './find.ts'

test.each([
  '070-212 92 73',
  '070-2129273',
  '070 212 92 73',
  '(070) 212 92 73',
  '0702-12 92 73',
  '0270-123 45',
  '08-121 292 73',
  '08-12 12 34 56',
  '010-212 92 73',
  'Tel. 0702129273',
  'ring 0702129273',
  '+46 70 212 92 73',
  '+46702129273',
  '+46 (0)70-212 92 73',
  '0046 70 212 92 73',
  '+45 12 12 34 56',
  '5051-6905',
  'bankgiro 123-4567',
  'plusgiro 12 34 56-7',
  '8327-9, 123 456 789-0',
  'SE45 5000 0000 0583 9825 7466',
  '821 41 Bollnäs',
  '82141',
  '90911200-8',
  '33760000-5, 90911200-8',
  '2026-01-15',
  '2026-01-15 12:34',
  '2026-01-15T12:34:56.000Z',
  '20260115T123456',
  '2026-01-15–2026-02-28',
  '2025-01-02 12:34:56',
  '12 500 000 kr',
  '7 002 129 273 kr',
  '7002129273,50',
  '1 203 154,50',
  'KS 2024/123',
  'Dnr KS2024-00123',
  'Avtal 2024-0012345',
  'Faktura 7002129274',
  'OCR 197002129274',
  '1203150004',
  '10012342',
  '310112347',
  '201201-201212',
  '8901234567890',
  '556016-0680',
  '165560160680',
  'SE556016068001',
  '5.59990E+09',
  '00000000-0000-4000-8000-197002129273',
  'a7002129273f0c',
  'ISBN 978-91-7002-129-3',
  'https://exempel.se/a/19700212',
  '1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
  '12*4 st',
])('%j is nobody’s number', text => {
  expect(findPersonalNumbers(text)).toEqual([])
  expect(findPersonalNumbers(`Se ${text}, tack.`)).toEqual([])
})

test('a Swedish telephone is no personal number, however it is grouped', () => {
  const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`))
  const grouped = fc.oneof(
    fc.tuple(
      fc.constantFrom('070', '072', '073', '076', '079', '010'),
      fc.constantFrom('-', ' ', '/'),
      digits(3),
      digits(2),
      digits(2),
    ),
    fc.tuple(
      fc.constantFrom('0270', '0278', '0506', '0611'),
      fc.constantFrom('-', ' '),
      digits(2),
      digits(2),
      digits(2),
    ),
    fc.tuple(fc.constantFrom('08', '+46 8'), fc.constantFrom('-', ' '), digits(3), digits(3), digits(2)),
    fc.tuple(
      fc.constantFrom('+46 70', '0046 70', '+4676'),
      fc.constantFrom('-', ' '),
      digits(3),
      digits(2),
      digits(2),
    ),
  )
  fc.assert(
    fc.property(grouped, ([area, sign, ...rest]) => {
      expect(findPersonalNumbers(`${area}${sign}${rest.join(' ')}`)).toEqual([])
      expect(findPersonalNumbers(`${area}${sign}${rest.join('')}`)).toEqual([])
      expect(findPersonalNumbers(`Telefon: ${area}${rest.join('')}`)).toEqual([])
      expect(findPersonalNumbers(`${area}${rest.join('')}`, 'phone')).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('dates, times, amounts and codes are no personal numbers', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = fc
    .tuple(
      fc.integer({ min: 1950, max: 2040 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`)
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${two(h)}:${two(m)}`)
  const text = fc.oneof(
    fc.tuple(day, time).map(([d, t]) => `${d} ${t}`),
    fc.tuple(day, time).map(([d, t]) => `${d}T${t}:00Z`),
    fc.tuple(day, day).map(([a, b]) => `${a}–${b}`),
    fc.tuple(day, day).map(([a, b]) => `${a} ${b}`),
    fc.integer({ min: 0, max: 99_999_999_999 }).map(n => `${n.toLocaleString('sv-SE')} kr`),
    fc.integer({ min: 0, max: 999_999_999 }).map(n => `${n}`),
    fc.integer({ min: 0, max: 9_999_999_999 }).map(n => `${n},50`),
    fc.uuid(),
  )
  fc.assert(
    fc.property(text, said => {
      expect(findPersonalNumbers(said)).toEqual([])
    }),
    { numRuns: 4000 },
  )
})
