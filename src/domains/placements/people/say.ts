import { municipalities } from '../../../core/reference/places.ts'
import { showNumber, showShortDate } from '../../../kit/text/format.ts'
import { openPlaces } from '../../directory/public.ts'
import { t } from '../words.ts'
import type { Wishes } from './queries.ts'

const { showTimes, taskName, adaptationName, languageName, accessName, kindName } = openPlaces.words

/** 210 → "3,5". */
export const showHours = (minutes: number): string => showNumber(Math.round(minutes / 6) / 10)
const hoursText = (minutes: number) => t('hours', { hours: showHours(minutes) })

/** "tis–tors · 4 tim om dagen · högst 45 km från Söderhamn · inga tunga lyft": what counts, and nothing of why. */
export const wishesText = (wishes: Wishes): string =>
  [
    wishes.kinds.map(kind => kindName(kind)).join(', '),
    showTimes(wishes),
    wishes.minutes_a_day !== null && hoursText(wishes.minutes_a_day),
    wishes.near_code !== null &&
      wishes.most_km !== null &&
      t('at_most_km', { km: wishes.most_km, place: municipalities.get(wishes.near_code)?.name ?? '' }),
    wishes.tasks.map(task => taskName(task)).join(', '),
    wishes.adaptations.map(adaptationName).join(', '),
    wishes.languages.map(languageName).join(t('or')),
    wishes.access.map(accessName).join(', '),
    wishes.starts_on !== null && t('from_day', { date: showShortDate(wishes.starts_on) }),
  ]
    .filter(Boolean)
    .join(' · ')

/** What is asked of an enterprise: days and hours, and nothing else of the person. */
export const askedText = ({
  days,
  from_minute,
  to_minute,
  minutes_a_day,
}: Pick<Wishes, 'days' | 'from_minute' | 'to_minute' | 'minutes_a_day'>): string =>
  [showTimes({ days, from_minute, to_minute }), minutes_a_day !== null && hoursText(minutes_a_day)]
    .filter(Boolean)
    .join(' · ')
