import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import type { FieldGroup } from '../../../kit/html/form-fields.tsx'
import { access, adaptations, languages, placeKinds, tasks, weekdays } from './facts.ts'
import { freeAs, payers, pricePer } from './schema.ts'
import {
  accessName,
  adaptationName,
  dayName,
  kindName,
  languageName,
  payerName,
  t,
  taskName,
} from './words.ts'

const fields = fieldTable(t)

export const placeGroups = (): FieldGroup[] => [
  {
    key: 'free',
    legend: t('group_free'),
    specs: fields({
      kind: { as: 'select', options: optionsOf(placeKinds, kind => kindName(kind)) },
      total: { as: 'number' },
      free_as: { as: 'choice', options: optionsOf(freeAs, as => t(`free_as_${as}`)) },
      free: { as: 'number' },
      next_free_on: { as: 'date?' },
      next_free: { as: 'number?' },
    }),
  },
  {
    key: 'work',
    legend: t('group_work'),
    specs: fields({
      tasks: { as: 'ticks?', options: optionsOf(tasks, task => taskName(task)), inline: true },
      tasks_sv: { as: 'area?', rows: 3, maxLength: 1000 },
      tasks_en: { as: 'area?', rows: 3, maxLength: 1000 },
    }),
  },
  {
    key: 'times',
    legend: t('group_times'),
    specs: fields({
      days: { as: 'ticks?', options: optionsOf(weekdays, dayName), inline: true },
      from_minute: { as: 'time?' },
      to_minute: { as: 'time?' },
    }),
  },
  {
    key: 'fits',
    legend: t('group_fits'),
    specs: fields({
      adaptations: { as: 'ticks?', options: optionsOf(adaptations, adaptationName), inline: true },
      languages: { as: 'ticks?', options: optionsOf(languages, languageName), inline: true },
      access: { as: 'ticks?', options: optionsOf(access, accessName), inline: true },
      site: { as: 'text?', maxLength: 200 },
    }),
  },
]

export const termsFields = () =>
  fields({
    supervisor: { as: 'text?', maxLength: 200 },
    phone: { as: 'tel?', maxLength: 40, width: 'm' },
    payer: { as: 'select?', options: optionsOf(payers, payerName), empty: t('payer_unsaid') },
    price_ore: { as: 'money?' },
    per: { as: 'choice?', options: optionsOf(pricePer, per => t(`per_${per}`)), inline: true },
  })
