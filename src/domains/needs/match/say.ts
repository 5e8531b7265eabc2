import { municipalities } from '../../../core/reference/places.ts'
import type { Tone } from '../../../kit/html/status-chip.tsx'
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

/** A condition held against an enterprise, as a sentence: "volume_partly", with its figures. */
export const factText = ({ key, state, values }: Fact, category: string): string => {
  const said = `${key}_${state}`
  return t.has(said) ? t(said, { ...values, kind: categoryName(category) }) : ''
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
