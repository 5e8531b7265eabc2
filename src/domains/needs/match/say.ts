import { municipalities } from '../../../core/reference/places.ts'
import type { MarkKind, MarkSaid } from '../../../kit/html/mark-table.tsx'
import { showShortDate } from '../../../kit/text/format.ts'
import type { Need } from '../needs/queries.ts'
import { seasonsText, volumeText } from '../needs/volume.ts'
import { conditions, type Fact } from './facts.ts'
import type { Supplier } from './queries.ts'
import type { Shortfall } from './together.ts'
import { t } from './words.ts'

const kinds: Record<Fact['state'], MarkKind> = {
  fits: 'yes',
  // Some of it is not enough, and somebody has to see that: it never looks like what fits.
  partly: 'unsure',
  not: 'no',
  unknown: 'unknown',
}

/** A condition held against an enterprise, in a word, with its figures as the reason. */
export const markOf = ({ key, state, values }: Fact): MarkSaid => {
  const why = `${key}_${state}_why`
  return { kind: kinds[state], word: t(`is_${state}`), reason: t.has(why) ? t(why, values) : undefined }
}

/** What is held against them, in the order of the columns: the need's own conditions, in its own words. */
export const conditionsOf = (need: Need, facts: readonly Fact[]): string[] =>
  conditions
    .filter(key => facts.some(fact => fact.key === key))
    .map(key => {
      if (key === 'volume') return volumeText(need)
      if (key === 'season') return seasonsText(need)
      return key === 'lead_time' && need.starts_on !== null
        ? t('starts', { date: showShortDate(need.starts_on) })
        : t(key === 'kind' ? 'sells' : 'delivers')
    })

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
