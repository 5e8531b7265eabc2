import { municipalities } from '../../../core/reference/places.ts'
import type { Tone } from '../../../kit/html/status-chip.tsx'
import { showNumber } from '../../../kit/text/format.ts'
import { categoryName } from '../../directory/public.ts'
import type { Fact } from './facts.ts'
import type { Supplier } from './queries.ts'
import type { Shortfall } from './together.ts'
import { t } from './words.ts'

export const toneOf: Record<Fact['state'], Tone> = {
  fits: 'good',
  // Some of it is not enough, and somebody has to see that: it never looks like what fits.
  partly: 'attention',
  not: 'ended',
  unknown: 'neutral',
}

const number = (value: string | number | undefined) => showNumber(Number(value ?? 0))

/** A condition held against an enterprise, as a sentence. */
export const factText = (fact: Fact, category: string): string => {
  const { key, state, values } = fact
  switch (key) {
    case 'kind':
      return state === 'fits'
        ? t('kind_fits', { title: String(values['title']) })
        : t('kind_close', { title: String(values['title']), kind: categoryName(category) })
    case 'area':
      return state === 'fits'
        ? t('area_fits')
        : state === 'partly'
          ? t('area_partly', { served: Number(values['served']), of: Number(values['of']) })
          : t('area_not', { km: Number(values['km']) })
    case 'volume': {
      const unit = String(values['unit'])
      if (state === 'unknown') return t('volume_unknown')
      const said = { capacity: number(values['capacity']), need: number(values['need']), unit }
      return state === 'fits'
        ? t('volume_fits', said)
        : t('volume_partly', { ...said, share: Number(values['share']) })
    }
    case 'season':
      return t(state === 'fits' ? 'season_fits' : state === 'partly' ? 'season_partly' : 'season_not')
    case 'lead_time':
      return state === 'unknown'
        ? t('lead_unknown')
        : t(state === 'fits' ? 'lead_fits' : 'lead_not', { days: Number(values['days']) })
    case 'least_order':
      return t(state === 'fits' ? 'least_fits' : 'least_not', { least: number(values['least']) })
    case 'fresh':
      return t(state === 'fits' ? 'fresh_fits' : 'fresh_not')
    default:
      return t(state === 'fits' ? 'certified_fits' : 'certified_not')
  }
}

export const placeText = ({ place, municipality_code, km }: Supplier): string => {
  const municipality = municipalities.get(municipality_code)?.name ?? ''
  const at = place === '' || place === municipality ? municipality : `${place}, ${municipality}`
  return km > 0 ? t('place_km', { place: at, km }) : at
}

/** Why no two or three are enough, in one line. */
export const shortText = ({ share, largest, places, of, silent }: Shortfall): string => {
  const said = [
    share !== null && share < 100 ? t('short_volume', { largest, share }) : '',
    places < of ? t('short_area', { places, of }) : '',
    silent > 0 ? t('short_silent', { count: silent }) : '',
  ].filter(text => text !== '')
  return [t('short'), ...said].join(' ')
}
