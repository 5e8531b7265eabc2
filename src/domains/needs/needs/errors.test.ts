import { expect, test } from 'vitest'
import { readForm } from '../../../core/forms/read-form.ts'
import { sayErrors } from '../../../kit/html/field-errors.ts'
import { datesIn } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { showLarge } from '../../../kit/text/format.ts'
import { withLocale } from '../../../kit/text/locale.ts'
import { fieldGroups } from './fields.ts'
import { needForm } from './schema.ts'
import { boxes } from './testing.ts'

const specs = () => fieldGroups([]).flatMap(group => group.specs)
const dates = datesIn(specs())
/** What the form says about these fields, the rest being right. */
const said = (fields: Typed, language: 'sv' | 'en' = 'sv') => {
  const form = readForm(needForm, { title: 'Frukt', category: 'fruit-baskets', ...fields }, dates)
  return withLocale(language, () => (form.ok ? {} : sayErrors(form.errors, specs(), form.typed)))
}

test('each fault is a whole sentence that says what to do', () => {
  expect(said({ title: '', category: '' })).toEqual({
    title: 'Skriv vad ni behöver.',
    category: 'Välj en kategori i listan.',
  })
  expect(said({ amount: '-5' })).toEqual({
    amount: 'Skriv hur mycket med siffror, till exempel 120. Du skrev ”-5”.',
  })
  expect(said({ amount: '0', lots: '0' })).toEqual({
    amount: 'Skriv hur mycket med ett tal som är minst 1. Du skrev ”0”.',
    lots: 'Skriv 1 om allt köps i ett stycke. Färre delar än så finns inte. Du skrev ”0”.',
  })
  expect(said({ title: '' }, 'en')).toEqual({ title: 'Write what you need.' })
})

test('a day that does not exist is told from one that is not whole', () => {
  expect(said(boxes('starts_on', '2027-02-31'))).toEqual({
    starts_on: 'Kontrollera dag, månad och år. Den dagen finns inte. Du skrev ”31 02 2027”.',
  })
  expect(said(boxes('starts_on', '2027-02-'))).toEqual({
    starts_on: 'Skriv dag, månad och år då det ska börja. Du skrev ”02 2027”.',
  })
})

test('the municipalities that are unknown are named, and no others', () => {
  expect(said({ area: 'Narnia, Söderhamn' })).toEqual({
    area: 'Rätta stavningen av ”Narnia”. Ingen svensk kommun heter så.',
  })
  expect(said({ area: 'Narnia, Söderhamn; Fylke, Narnia' })).toEqual({
    area: 'Rätta stavningen av ”Narnia, Fylke”. Ingen svensk kommun heter så.',
  })
  expect(said({ area: 'Narnia' }, 'en')).toEqual({
    area: 'Correct the spelling of “Narnia”. There is no Swedish municipality of that name.',
  })
})

test('large sums are written out', () => {
  const shown = (kronor: number) => showLarge(kronor * 100).replaceAll('\u00a0', ' ')
  expect(shown(25_000_000)).toBe('25 miljoner kronor')
  expect(shown(1_000_000)).toBe('1 miljon kronor')
  expect(shown(1_200_000)).toBe('1,2 miljoner kronor')
  expect(withLocale('en', () => shown(25_000_000))).toBe('25 million SEK')
})
