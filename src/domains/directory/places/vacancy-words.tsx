import type { Temporal } from 'temporal-polyfill'
import { showShortDate } from '../../../kit/text/format.ts'
import type { Place } from '../enterprises/queries.ts'
import { type Told, vacancyOf } from './vacancy.ts'
import { t } from './words.ts'

/** "2 av 5 lediga", "Fråga först": what may be said of free places today. */
export const vacancyText = (place: Told & Pick<Place, 'total'>, now: Temporal.Instant): string => {
  const said = vacancyOf(place, now)
  switch (said.is) {
    case 'free':
      return t('free_of', { free: said.free, total: place.total })
    case 'full': {
      if (said.on === null) return t('full')
      const date = showShortDate(said.on)
      return said.many === null ? t('full_until', { date }) : t('full_until_many', { date, count: said.many })
    }
    default:
      return t(`vacancy_${said.is}`)
  }
}

/** Whose word that is, and when. */
export const Said = ({ place }: { place: Pick<Place, 'confirmed_at'> }) => (
  <>
    {place.confirmed_at === null
      ? t('never_confirmed')
      : t('confirmed', { date: showShortDate(place.confirmed_at) })}
  </>
)
