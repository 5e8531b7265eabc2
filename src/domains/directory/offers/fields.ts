import { municipalityNames } from '../../../core/reference/places.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { kindOptions } from '../categories.ts'
import type { Offer } from '../enterprises/queries.ts'
import { t } from '../words.ts'
import { periods, seasons } from './schema.ts'

const fields = fieldTable(t, 'offer_')

export const offerFields = () =>
  fields({
    title_sv: { as: 'text', maxLength: 150, hint: 'hint_offer_title' },
    category: { as: 'combobox', options: kindOptions() },
    description_sv: { as: 'area?', rows: 5, maxLength: 4000, hint: 'hint_offer_description' },
    unit_sv: { as: 'text?', width: 's', label: 'offer_unit', hint: 'hint_offer_unit' },
    price_from_ore: { as: 'money?', label: 'offer_price_from', hint: 'hint_offer_price' },
    price_to_ore: { as: 'money?', label: 'offer_price_to' },
    capacity_amount: { as: 'number?', label: 'offer_capacity', hint: 'hint_offer_capacity' },
    capacity_per: { as: 'select?', options: optionsOf(periods, p => t(`per_${p}`)) },
    lead_time_days: { as: 'number?', label: 'offer_lead_time', suffix: t('days') },
    min_order: { as: 'number?' },
    max_order: { as: 'number?' },
    seasons: {
      as: 'ticks?',
      hint: 'hint_offer_seasons',
      options: optionsOf(seasons, s => t(`season_${s}`)),
      inline: true,
    },
    area: { as: 'area?', rows: 2, hint: 'hint_offer_area' },
    cpv: { as: 'text?', width: 's', hint: 'hint_offer_cpv' },
    title_en: { as: 'text?', maxLength: 150 },
    description_en: { as: 'area?', rows: 5, maxLength: 4000 },
    unit_en: { as: 'text?', width: 's' },
  })

/** A stored offer as its form would have been filled in. */
export const offerTyped = (offer: Offer): Typed =>
  typedOf(offerFields(), {
    ...offer,
    area: municipalityNames(offer.area),
  })
