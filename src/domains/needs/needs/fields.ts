import type { UnitOption } from '../../../core/organisations/schema.ts'
import { municipalityNames } from '../../../core/reference/places.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { type FieldGroup, typedOf } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { kindOptions } from '../../directory/public.ts'
import type { Need } from './queries.ts'
import { otherCategory, periods, seasons, valueBases } from './schema.ts'
import { t } from './words.ts'

export const categoryOptions = () => [...kindOptions(), { value: otherCategory, label: t('category_other') }]

const fields = fieldTable(t)

const what = () =>
  fields({
    title: { as: 'text', maxLength: 150 },
    category: { as: 'combobox', options: categoryOptions() },
    description: { as: 'area?', rows: 5, maxLength: 4000 },
    cpv: { as: 'text?', width: 's' },
  })
const volume = () =>
  fields({
    amount: { as: 'number?' },
    amount_unit: { as: 'text?', width: 'm', maxLength: 40 },
    amount_per: { as: 'select?', options: optionsOf(periods, p => t(`every_${p}`)) },
    seasons: { as: 'ticks?', options: optionsOf(seasons, s => t(`season_${s}`)), inline: true },
  })
const whereWhen = () =>
  fields({
    place: { as: 'text?', maxLength: 200 },
    area: { as: 'text?' },
    starts_on: { as: 'date?' },
    ends_on: { as: 'date?' },
  })
const value = (units: readonly UnitOption[]) =>
  fields({
    unit_id: {
      as: 'select?',
      label: 'unit',
      options: units.map(u => ({ value: u.unit_id, label: u.name })),
    },
    value_ore: { as: 'money?', label: 'value', hint: 'hint_value' },
    value_basis: { as: 'select?', options: optionsOf(valueBases, b => t(`basis_${b}`)) },
    value_note: { as: 'area?', rows: 2, maxLength: 1000 },
    registration_number: { as: 'text?', width: 's', maxLength: 40 },
  })
const lots = () =>
  fields({
    lots: { as: 'number?', label: 'lots_number' },
    lots_note: { as: 'area?', rows: 2, maxLength: 1000 },
  })
const today = () =>
  fields({
    todays_supplier: { as: 'text?', maxLength: 300 },
    contract_ends_on: { as: 'date?' },
  })

/** The form in six parts, so that it is not a wall. */
export const fieldGroups = (units: readonly UnitOption[]): FieldGroup[] => [
  { key: 'what', legend: t('group_what'), specs: what() },
  { key: 'volume', legend: t('group_volume'), specs: volume() },
  { key: 'where', legend: t('group_where'), specs: whereWhen() },
  { key: 'value', legend: t('group_value'), specs: value(units) },
  { key: 'lots', legend: t('group_lots'), hint: t('group_lots_hint'), specs: lots() },
  { key: 'today', legend: t('group_today'), hint: t('group_today_hint'), specs: today() },
]

/** A stored need as its form would have been filled in. */
export const needTyped = (need: Need, units: readonly UnitOption[]): Typed =>
  typedOf(
    fieldGroups(units).flatMap(group => group.specs),
    { ...need, area: municipalityNames(need.area) },
  )
