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
