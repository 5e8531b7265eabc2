import { expect, test } from 'vitest'
import { readForm } from '../../../core/forms/read-form.ts'
import { datesIn } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { showLarge } from '../../../kit/text/format.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import { needErrors } from './errors.ts'
import { fieldGroups } from './fields.ts'
import { closeForm, needForm, openForm } from './schema.ts'
import { boxes } from './testing.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

const dates = datesIn(fieldGroups([]).flatMap(group => group.specs))
/** What the form says about these fields, the rest being right. */
const said = (fields: Typed, language: 'sv' | 'en' = 'sv') => {
  const form = readForm(needForm, { title: 'Frukt', category: 'fruit-baskets', ...fields }, dates)
  return withLocale(language, () => (form.ok ? {} : needErrors(form.errors, form.typed)))
}

test('each fault is a whole sentence that says what to do', () => {
  expect(said({ title: '', category: '' })).toEqual({
    title: 'Skriv vad ni behöver.',
    category: 'Välj en kategori i listan.',
  })
  expect(said({ amount: '-5' })).toEqual({ amount: 'Skriv hur mycket med siffror, till exempel 120.' })
  expect(said({ amount: '0', lots: '0' })).toEqual({
    amount: 'Skriv hur mycket med ett tal som är minst 1.',
    lots: 'Antalet delar är minst 1. Skriv 1 om allt köps i ett stycke.',
  })
  expect(said({ title: '' }, 'en')).toEqual({ title: 'Write what you need.' })
})

test('a day that does not exist is told from one that is not whole', () => {
  expect(said(boxes('starts_on', '2027-02-31'))).toEqual({
    starts_on: 'Den dagen finns inte. Kontrollera dag, månad och år.',
  })
  expect(said(boxes('starts_on', '2027-02-'))).toEqual({
    starts_on: 'Skriv dag, månad och år då det ska börja.',
  })
})

test('the municipalities that are unknown are named, and no others', () => {
  expect(said({ area: 'Narnia, Söderhamn' })).toEqual({
    area: 'Vi känner inte till kommunen Narnia. Rätta stavningen.',
  })
  expect(said({ area: 'Narnia, Söderhamn; Fylke, Narnia' })).toEqual({
    area: 'Vi känner inte till kommunerna Narnia, Fylke. Rätta stavningen.',
  })
  expect(said({ area: 'Narnia' }, 'en')).toEqual({
    area: 'We do not know the municipality Narnia. Correct the spelling.',
  })
})

test('no field is left to the words that are put together with its label', () => {
  const names = fieldGroups([]).flatMap(g => g.specs.map(spec => spec.name))
  const small = [openForm, closeForm].flatMap(form => Object.keys(form.shape))
  for (const name of [...names, ...small]) {
    expect(sv, name).toHaveProperty(`error_${name}`)
    expect(needErrors({ [name]: 'wrong' }, {})[name]).toMatch(/^\p{Lu}.*\.$/u)
  }
  const own = [sv, en].flatMap(file => Object.entries(file).filter(([key]) => key.startsWith('error_')))
  for (const [key, text] of own) expect(text, key).not.toContain('{label}')
})

test('large sums are written out', () => {
  const shown = (kronor: number) => showLarge(kronor * 100).replaceAll('\u00a0', ' ')
  expect(shown(25_000_000)).toBe('25 miljoner kronor')
  expect(shown(1_000_000)).toBe('1 miljon kronor')
  expect(shown(1_200_000)).toBe('1,2 miljoner kronor')
  expect(withLocale('en', () => shown(25_000_000))).toBe('25 million SEK')
})
