import { municipalityNames } from '../../../core/reference/places.ts'
import { showDate, showNumber } from '../../../kit/text/format.ts'
import type { Need } from './queries.ts'
import { periods, seasons } from './schema.ts'
import { t } from './words.ts'

const known = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find(one => one === value)

/** "200 korgar per månad", "Varje vecka", or nothing where nobody has said. */
export const volumeText = ({
  amount,
  amount_unit,
  amount_per,
}: Pick<Need, 'amount' | 'amount_unit' | 'amount_per'>): string => {
  const per = known(periods, amount_per)
  if (amount === null) return per === undefined ? amount_unit : t(`every_${per}`)
  const many = [showNumber(amount), amount_unit].filter(part => part !== '').join(' ')
  return per === undefined ? many : `${many} ${t(`per_${per}`)}`
}

export const seasonsText = (need: Pick<Need, 'seasons'>): string =>
  seasons
    .filter(season => need.seasons.includes(season))
    .map(season => t(`season_${season}`))
    .join(', ')

/** Where: the municipalities that were named, else the buyer's own. */
export const areaText = (need: Pick<Need, 'area' | 'place'>, home: string | null): string => {
  const codes = need.area.length > 0 ? need.area : home === null ? [] : [home]
  const names = municipalityNames(codes)
  return [need.place, names].filter(part => part !== '').join(', ')
}

export const timeText = ({ starts_on, ends_on }: Pick<Need, 'starts_on' | 'ends_on'>): string => {
  if (starts_on && ends_on) return t('from_to', { from: showDate(starts_on), to: showDate(ends_on) })
  if (starts_on) return t('from', { from: showDate(starts_on) })
  return ends_on ? t('to', { to: showDate(ends_on) }) : ''
}
