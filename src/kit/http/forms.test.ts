import { expect, test } from 'vitest'
import { z } from 'zod'
import { field, formReader } from './forms.ts'

const readForm = formReader(() => undefined)

test.each([
  ['12', 12],
  ['1 200', 1200],
  ['1\u00a0200', 1200],
  ['1.200', 1200],
  ['1.200.000', 1_200_000],
  ['1.5', 'not_a_number'],
  ['12.34', 'not_a_number'],
  ['1,5', 'not_a_number'],
  ['-5', 'not_a_number'],
])('the number %j is %j', (typed, read) => {
  const form = readForm(z.object({ n: field.count(2_000_000) }), { n: typed })
  expect(form.ok ? form.data.n : form.errors['n']).toBe(read)
  expect(form.typed['n']).toBe(typed)
})

test.each([
  ['Anna\r\nBcc: alla@example.org', 'Anna Bcc: alla@example.org', 'Anna\nBcc: alla@example.org'],
  ['Anna\u2028Berg\u0085', 'Anna Berg', 'Anna\nBerg'],
  ['nalp\u202egnp.exe\u202c \u2066x\u2069\u200f', 'nalpgnp.exe x', 'nalpgnp.exe x'],
  ['A\u0000\u0007\u001b[31m\u009f\ufeffnna', 'A[31mnna', 'A[31mnna'],
  [
    'Åsa\u200d👩‍🔧 \u0645\u0631\u064a\u0645',
    'Åsa\u200d👩‍🔧 \u0645\u0631\u064a\u0645',
    'Åsa\u200d👩‍🔧 \u0645\u0631\u064a\u0645',
  ],
  ['Ett\tord  två', 'Ett ord två', 'Ett\tord  två'],
])('%j is one line as a name, and loses only unseen signs as prose', (typed, line, lines) => {
  const form = readForm(z.object({ name: field.text(200), prose: field.lines(200) }), {
    name: typed,
    prose: typed,
  })
  expect(form.ok && form.data).toEqual({ name: line, prose: lines })
})

test('what is too long is measured as it is kept, and unseen signs alone are nothing', () => {
  const schema = z.object({ name: field.text(3) })
  expect(readForm(schema, { name: 'a\u202e\u202c\r\n b' }).ok).toBe(true)
  expect(readForm(schema, { name: 'abcd' })).toMatchObject({ errors: { name: 'too_long' } })
  expect(readForm(schema, { name: '\u202e\u2066' })).toMatchObject({ errors: { name: 'required' } })
})
