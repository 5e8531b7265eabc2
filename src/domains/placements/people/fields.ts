import { municipalities } from '../../../core/reference/places.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import type { FieldGroup } from '../../../kit/html/form-fields.tsx'
import { openPlaces } from '../../directory/public.ts'
import { t } from '../words.ts'
import type { Colleague } from './queries.ts'

const fields = fieldTable(t)
const { weekdays, tasks, adaptations, languages, access, kinds } = openPlaces.facts
const { dayName, taskName, adaptationName, languageName, accessName, kindName } = openPlaces.words

export const personGroups = (colleagues: readonly Colleague[], isProtected = false): FieldGroup[] => [
  ...(isProtected
    ? []
    : [
        {
          key: 'who',
          legend: t('group_who'),
          specs: fields({
            name: { as: 'text?', maxLength: 200 },
            called: { as: 'text?', maxLength: 60, width: 'm' },
            birth_year: { as: 'text?', maxLength: 4, width: 'xs' },
            phone: { as: 'tel?', maxLength: 40, width: 'm' },
            email: { as: 'email?' },
            language: { as: 'select?', options: optionsOf(languages, languageName), empty: t('not_stated') },
          }),
        },
      ]),
  {
    key: 'protected',
    legend: t('group_protected'),
    hint: t('hint_group_protected'),
    specs: fields({
      is_protected: { as: 'tick?' },
      officer: {
        as: 'select?',
        options: colleagues.map(({ person_id, name }) => ({ value: person_id, label: name })),
        empty: t('nobody_else'),
      },
    }),
  },
]

const places = [...municipalities.values()].map(({ code, name }) => ({ value: code, label: name }))

export const wishesGroups = (): FieldGroup[] => [
  {
    key: 'what',
    legend: t('group_what'),
    specs: fields({
      kinds: { as: 'ticks?', options: optionsOf(kinds, kind => kindName(kind)) },
      tasks: { as: 'ticks?', options: optionsOf(tasks, task => taskName(task)), inline: true },
    }),
  },
  {
    key: 'when',
    legend: t('group_when'),
    specs: fields({
      days: { as: 'ticks', options: optionsOf(weekdays, dayName), inline: true },
      minutes_a_day: { as: 'text?', width: 'xs', maxLength: 4 },
      from_minute: { as: 'time?' },
      to_minute: { as: 'time?' },
      starts_on: { as: 'date?' },
    }),
  },
  {
    key: 'where',
    legend: t('group_where'),
    specs: fields({
      near_code: { as: 'combobox?', options: places },
      most_km: { as: 'number?', suffix: 'km' },
    }),
  },
  {
    key: 'needs',
    legend: t('group_needs'),
    specs: fields({
      adaptations: { as: 'ticks?', options: optionsOf(adaptations, adaptationName), inline: true },
      languages: { as: 'ticks?', options: optionsOf(languages, languageName), inline: true },
      access: { as: 'ticks?', options: optionsOf(access, accessName), inline: true },
    }),
  },
]

export const wishesSpecs = () => wishesGroups().flatMap(group => group.specs)
