import { Temporal } from 'temporal-polyfill'
import type { Description } from '../../../kit/html/description-list.tsx'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import { locale } from '../../../kit/text/locale.ts'
import { categoryName } from '../../directory/public.ts'
import type { Need } from './queries.ts'
import { otherCategory, sources, valueBases } from './schema.ts'
import { areaText, seasonsText, timeText, volumeText } from './volume.ts'
import { t } from './words.ts'

export const categoryText = (key: string): string =>
  key === otherCategory ? t('category_other') : categoryName(key)

export const cpvText = (need: Pick<Need, 'cpv' | 'cpv_sv' | 'cpv_en'>): string =>
  need.cpv === null ? '' : `${need.cpv} ${(locale() === 'sv' ? need.cpv_sv : need.cpv_en) ?? ''}`.trim()

const valueText = ({ value_ore, value_basis }: Need): string => {
  if (value_ore === null) return ''
  const basis = valueBases.find(b => b === value_basis)
  return basis === undefined ? showMoney(value_ore) : `${showMoney(value_ore)}, ${t(`based_on_${basis}`)}`
}

export const lotsText = ({ lots, lots_note }: Pick<Need, 'lots' | 'lots_note'>): string =>
  [lots === null ? '' : t('lots_count', { count: lots }), lots_note].filter(part => part !== '').join('. ')

/** All that is known of a need, in words; what nobody has said is left out. `home`: the buyer's own municipality. */
export const needFacts = (need: Need, home: string | null): Description[] => {
  const source = sources.find(s => s === need.source) ?? 'hand'
  const said: [Parameters<typeof t>[0], string][] = [
    ['category', categoryText(need.category)],
    ['cpv', cpvText(need)],
    ['volume', volumeText(need)],
    ['seasons', seasonsText(need)],
    ['where', areaText(need, home)],
    ['when', timeText(need)],
    ['unit', need.unit ?? ''],
    ['value', valueText(need)],
    ['value_note', need.value_note],
    ['lots', lotsText(need)],
    ['todays_supplier', need.todays_supplier],
    ['contract_ends_on', need.contract_ends_on === null ? '' : showDate(need.contract_ends_on)],
    ['registration_number', need.registration_number],
    ['source', t(`source_${source}`)],
  ]
  return said.filter(([, text]) => text !== '').map(([key, text]) => ({ term: t(key), details: text }))
}

/** What enterprises will ask first, and nobody has said. */
export const missingOf = (need: Need, today: Temporal.PlainDate): string[] => {
  const before = (day: Temporal.PlainDate | null) => day && Temporal.PlainDate.compare(day, today) < 0
  const lacking: [Parameters<typeof t>[0], unknown][] = [
    ['lacks_category', need.category === otherCategory],
    ['lacks_description', need.description === ''],
    ['lacks_volume', volumeText(need) === ''],
    ['lacks_start', need.starts_on === null && need.contract_ends_on === null],
    ['lacks_later_start', before(need.starts_on) && need.ends_on === null],
    ['lacks_value', need.value_ore === null],
    ['lacks_basis', need.value_ore !== null && need.value_basis === ''],
    ['lacks_unit', need.unit_id === null],
    ['lacks_lots', need.lots === null && need.lots_note === ''],
  ]
  return lacking.filter(([, is]) => is).map(([key]) => t(key))
}
