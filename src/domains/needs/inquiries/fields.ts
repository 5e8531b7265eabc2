import type { FieldSpec } from '../../../kit/html/form-fields.tsx'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import type { Answer } from './queries.ts'
import { answers } from './schema.ts'
import { t } from './words.ts'

export const inquiryFields = (enterprises: readonly { tenant_id: string; name: string }[]): FieldSpec[] => [
  {
    name: 'foretag',
    label: t('ask_whom'),
    hint: t('hint_ask_whom'),
    as: 'ticks',
    options: enterprises.map(e => ({ value: e.tenant_id, label: e.name })),
  },
  { name: 'subject', label: t('subject'), hint: t('hint_subject'), as: 'text', maxLength: 150 },
  { name: 'question', label: t('question'), hint: t('hint_question'), as: 'area', rows: 12, maxLength: 4000 },
  { name: 'answer_by', label: t('answer_by'), as: 'date' },
]

export const answerFields = (): FieldSpec[] => [
  {
    name: 'can',
    label: t('can'),
    as: 'choice',
    options: answers.map(a => ({ value: a, label: t(`can_${a}`) })),
  },
  { name: 'volume', label: t('volume'), hint: t('hint_volume'), as: 'text', maxLength: 300, optional: true },
  { name: 'price_from_ore', label: t('price_from'), hint: t('hint_price'), as: 'money', optional: true },
  { name: 'price_to_ore', label: t('price_to'), as: 'money', optional: true },
  {
    name: 'price_unit',
    label: t('price_unit'),
    hint: t('hint_price_unit'),
    as: 'text',
    width: 's',
    maxLength: 40,
    optional: true,
  },
  { name: 'earliest_on', label: t('earliest_on'), as: 'date', optional: true },
  {
    name: 'needs_to_know',
    label: t('needs_to_know'),
    hint: t('hint_needs_to_know'),
    as: 'area',
    rows: 3,
    maxLength: 2000,
    optional: true,
  },
  { name: 'message', label: t('message'), as: 'area', rows: 3, maxLength: 2000, optional: true },
]

const kronor = (ore: number | null) => (ore === null ? undefined : String(ore / 100).replace('.', ','))

/** An answer as its form would have been filled in. */
export const answerTyped = (a: Answer): Typed => ({
  can: a.can,
  volume: a.volume,
  price_from_ore: kronor(a.price_from_ore),
  price_to_ore: kronor(a.price_to_ore),
  price_unit: a.price_unit,
  ...dateTyped('earliest_on', a.earliest_on),
  needs_to_know: a.needs_to_know,
  message: a.message,
})
