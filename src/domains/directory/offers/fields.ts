import { municipalities } from '../../../core/reference/places.ts'
import type { FieldSpec } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { locale } from '../../../kit/text/locale.ts'
import { categoryGroups } from '../categories.ts'
import type { Offer } from '../enterprises/queries.ts'
import { t } from '../words.ts'
import { periods, seasons } from './schema.ts'

const categoryOptions = () =>
  categoryGroups
    .flatMap(g => g.kinds.map(k => ({ value: k.key, label: k[locale()] })))
    .sort((a, b) => a.label.localeCompare(b.label, locale()))

export const offerFields = (): FieldSpec[] => [
  { name: 'title_sv', label: t('offer_title_sv'), hint: t('hint_offer_title'), as: 'text', maxLength: 150 },
  { name: 'category', label: t('offer_category'), as: 'combobox', options: categoryOptions() },
  {
    name: 'description_sv',
    label: t('offer_description_sv'),
    hint: t('hint_offer_description'),
    as: 'area',
    rows: 5,
    maxLength: 4000,
    optional: true,
  },
  {
    name: 'unit_sv',
    label: t('offer_unit'),
    hint: t('hint_offer_unit'),
    as: 'text',
    width: 's',
    optional: true,
  },
  {
    name: 'price_from_ore',
    label: t('offer_price_from'),
    hint: t('hint_offer_price'),
    as: 'money',
    optional: true,
  },
  { name: 'price_to_ore', label: t('offer_price_to'), as: 'money', optional: true },
  {
    name: 'capacity_amount',
    label: t('offer_capacity'),
    hint: t('hint_offer_capacity'),
    as: 'number',
    optional: true,
  },
  {
    name: 'capacity_per',
    label: t('offer_capacity_per'),
    as: 'select',
    options: periods.map(p => ({ value: p, label: t(`per_${p}`) })),
    optional: true,
  },
  { name: 'lead_time_days', label: t('offer_lead_time'), as: 'number', suffix: t('days'), optional: true },
  { name: 'min_order', label: t('offer_min_order'), as: 'number', optional: true },
  { name: 'max_order', label: t('offer_max_order'), as: 'number', optional: true },
  {
    name: 'seasons',
    label: t('offer_seasons'),
    hint: t('hint_offer_seasons'),
    as: 'ticks',
    options: seasons.map(s => ({ value: s, label: t(`season_${s}`) })),
    inline: true,
    optional: true,
  },
  { name: 'area', label: t('offer_area'), hint: t('hint_offer_area'), as: 'area', rows: 2, optional: true },
  { name: 'cpv', label: t('offer_cpv'), hint: t('hint_offer_cpv'), as: 'text', width: 's', optional: true },
  { name: 'title_en', label: t('offer_title_en'), as: 'text', maxLength: 150, optional: true },
  {
    name: 'description_en',
    label: t('offer_description_en'),
    as: 'area',
    rows: 5,
    maxLength: 4000,
    optional: true,
  },
  { name: 'unit_en', label: t('offer_unit_en'), as: 'text', width: 's', optional: true },
]

const text = (value: number | null) => (value === null ? undefined : String(value))
const kronor = (ore: number | null) => (ore === null ? undefined : String(ore / 100).replace('.', ','))

/** A stored offer as its form would have been filled in. */
export const offerTyped = (o: Offer): Typed => ({
  title_sv: o.title_sv,
  title_en: o.title_en,
  category: o.category,
  description_sv: o.description_sv,
  description_en: o.description_en,
  cpv: o.cpv ?? undefined,
  unit_sv: o.unit_sv,
  unit_en: o.unit_en,
  price_from_ore: kronor(o.price_from_ore),
  price_to_ore: kronor(o.price_to_ore),
  capacity_amount: text(o.capacity_amount),
  capacity_per: o.capacity_per ?? undefined,
  lead_time_days: text(o.lead_time_days),
  min_order: text(o.min_order),
  max_order: text(o.max_order),
  seasons: o.seasons,
  area: o.area.map(code => municipalities.get(code)?.name ?? code).join(', '),
})
