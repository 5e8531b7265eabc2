import { municipalities } from '../../../core/reference/places.ts'
import type { FieldGroup, FieldSpec } from '../../../kit/html/form-fields.tsx'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { locale } from '../../../kit/text/locale.ts'
import { categoryGroups } from '../../directory/public.ts'
import type { Need, UnitOption } from './queries.ts'
import { otherCategory, periods, seasons, valueBases } from './schema.ts'
import { t } from './words.ts'

export const categoryOptions = () => [
  ...categoryGroups
    .flatMap(g => g.kinds.map(k => ({ value: k.key, label: k[locale()] })))
    .sort((a, b) => a.label.localeCompare(b.label, locale())),
  { value: otherCategory, label: t('category_other') },
]

const what = (): FieldSpec[] => [
  { name: 'title', label: t('title'), hint: t('hint_title'), as: 'text', maxLength: 150 },
  { name: 'category', label: t('category'), as: 'combobox', options: categoryOptions() },
  {
    name: 'description',
    label: t('description'),
    hint: t('hint_description'),
    as: 'area',
    rows: 5,
    maxLength: 4000,
    optional: true,
  },
  { name: 'cpv', label: t('cpv'), hint: t('hint_cpv'), as: 'text', width: 's', optional: true },
]

const volume = (): FieldSpec[] => [
  { name: 'amount', label: t('amount'), as: 'number', optional: true },
  {
    name: 'amount_unit',
    label: t('amount_unit'),
    hint: t('hint_amount_unit'),
    as: 'text',
    width: 'm',
    maxLength: 40,
    optional: true,
  },
  {
    name: 'amount_per',
    label: t('amount_per'),
    as: 'select',
    options: periods.map(p => ({ value: p, label: t(`every_${p}`) })),
    optional: true,
  },
  {
    name: 'seasons',
    label: t('seasons'),
    hint: t('hint_seasons'),
    as: 'ticks',
    options: seasons.map(s => ({ value: s, label: t(`season_${s}`) })),
    inline: true,
    optional: true,
  },
]

const whereWhen = (): FieldSpec[] => [
  { name: 'place', label: t('place'), hint: t('hint_place'), as: 'text', maxLength: 200, optional: true },
  { name: 'area', label: t('area'), hint: t('hint_area'), as: 'text', optional: true },
  { name: 'starts_on', label: t('starts_on'), as: 'date', optional: true },
  { name: 'ends_on', label: t('ends_on'), as: 'date', optional: true },
]

const value = (units: readonly UnitOption[]): FieldSpec[] => [
  {
    name: 'unit_id',
    label: t('unit'),
    as: 'select',
    options: units.map(u => ({ value: u.unit_id, label: u.name })),
    optional: true,
  },
  { name: 'value_ore', label: t('value'), hint: t('hint_value'), as: 'money', optional: true },
  {
    name: 'value_basis',
    label: t('value_basis'),
    as: 'select',
    options: valueBases.map(b => ({ value: b, label: t(`basis_${b}`) })),
    optional: true,
  },
  {
    name: 'value_note',
    label: t('value_note'),
    hint: t('hint_value_note'),
    as: 'area',
    rows: 2,
    maxLength: 1000,
    optional: true,
  },
]

const lots = (): FieldSpec[] => [
  { name: 'lots', label: t('lots_number'), hint: t('hint_lots'), as: 'number', optional: true },
  {
    name: 'lots_note',
    label: t('lots_note'),
    hint: t('hint_lots_note'),
    as: 'area',
    rows: 2,
    maxLength: 1000,
    optional: true,
  },
]

const today = (): FieldSpec[] => [
  {
    name: 'todays_supplier',
    label: t('todays_supplier'),
    hint: t('hint_todays_supplier'),
    as: 'text',
    maxLength: 300,
    optional: true,
  },
  { name: 'contract_ends_on', label: t('contract_ends_on'), as: 'date', optional: true },
]

/** The form in six parts, so that it is not a wall. */
export const fieldGroups = (units: readonly UnitOption[]): FieldGroup[] => [
  { key: 'what', legend: t('group_what'), specs: what() },
  { key: 'volume', legend: t('group_volume'), specs: volume() },
  { key: 'where', legend: t('group_where'), specs: whereWhen() },
  { key: 'value', legend: t('group_value'), specs: value(units) },
  { key: 'lots', legend: t('group_lots'), hint: t('group_lots_hint'), specs: lots() },
  { key: 'today', legend: t('group_today'), hint: t('group_today_hint'), specs: today() },
]

const text = (value: number | null) => (value === null ? undefined : String(value))
export const kronorTyped = (ore: number | null): string | undefined =>
  ore === null ? undefined : String(ore / 100).replace('.', ',')

/** A stored need as its form would have been filled in. */
export const needTyped = (n: Need): Typed => ({
  title: n.title,
  category: n.category,
  description: n.description,
  cpv: n.cpv ?? undefined,
  amount: text(n.amount),
  amount_unit: n.amount_unit,
  amount_per: n.amount_per ?? undefined,
  seasons: n.seasons,
  place: n.place,
  area: n.area.map(code => municipalities.get(code)?.name ?? code).join(', '),
  unit_id: n.unit_id ?? undefined,
  value_ore: kronorTyped(n.value_ore),
  value_basis: n.value_basis,
  value_note: n.value_note,
  lots: text(n.lots),
  lots_note: n.lots_note,
  todays_supplier: n.todays_supplier,
  ...dateTyped('starts_on', n.starts_on),
  ...dateTyped('ends_on', n.ends_on),
  ...dateTyped('contract_ends_on', n.contract_ends_on),
})
