import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { answers } from './schema.ts'
import { t } from './words.ts'

const fields = fieldTable(t)

export const inquiryFields = (enterprises: readonly { tenant_id: string; name: string }[]) =>
  fields({
    foretag: {
      as: 'ticks',
      label: 'ask_whom',
      hint: 'hint_ask_whom',
      options: enterprises.map(e => ({ value: e.tenant_id, label: e.name })),
    },
    subject: { as: 'text', maxLength: 150 },
    question: { as: 'area', rows: 12, maxLength: 4000 },
    answer_by: { as: 'date' },
  })

export const extensionFields = () => fields({ answer_by: { as: 'date', label: 'new_day' } })
export const clarificationFields = () =>
  fields({
    message: {
      as: 'area',
      label: 'clarification',
      hint: 'hint_clarification',
      error: 'error_clarification',
      rows: 8,
      maxLength: 4000,
    },
  })

export const answerFields = () =>
  fields({
    can: { as: 'choice', options: optionsOf(answers, a => t(`can_${a}`)) },
    volume: { as: 'text?', maxLength: 300 },
    price_from_ore: { as: 'money?', label: 'price_from', hint: 'hint_price' },
    price_to_ore: { as: 'money?', label: 'price_to' },
    price_unit: { as: 'text?', width: 's', maxLength: 40 },
    earliest_on: { as: 'date?' },
    needs_to_know: { as: 'area?', rows: 3, maxLength: 2000 },
    message: { as: 'area?', rows: 3, maxLength: 2000 },
  })
