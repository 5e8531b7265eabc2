import { municipalities } from '../../../core/reference/places.ts'
import { inSentence, showNumber, showShortDate } from '../../../kit/text/format.ts'
import { locale } from '../../../kit/text/locale.ts'
import { openPlaces } from '../../directory/public.ts'
import { t } from '../words.ts'
import type { Wishes } from './queries.ts'

const { showTimes, taskName, adaptationName, languageName, accessName, kindName } = openPlaces.words

const inside = (name: (code: string) => string) => (codes: readonly string[]) =>
  codes.map(code => inSentence(name(code)))
/** Words of the lists as they stand in a sentence; languages keep their capital in English. */
export const listed = {
  kinds: inside(kind => kindName(kind)),
  tasks: inside(task => taskName(task)),
  adaptations: inside(adaptationName),
  access: inside(accessName),
  languages: (codes: readonly string[]) =>
    locale() === 'en' ? codes.map(languageName) : inside(languageName)(codes),
}

/** 210 → "3,5". */
export const showHours = (minutes: number): string => showNumber(Math.round(minutes / 6) / 10)
const hoursText = (minutes: number) => t('hours', { hours: showHours(minutes) })

/** "tis–tors · 4 tim/dag · högst 45 km från Söderhamn · inga tunga lyft": what counts, and nothing of why. */
export const wishesText = (wishes: Wishes): string =>
  [
    listed.kinds(wishes.kinds).join(', '),
    showTimes(wishes),
    wishes.minutes_a_day !== null && hoursText(wishes.minutes_a_day),
    wishes.near_code !== null &&
      wishes.most_km !== null &&
      t('at_most_km', { km: wishes.most_km, place: municipalities.get(wishes.near_code)?.name ?? '' }),
    listed.tasks(wishes.tasks).join(', '),
    listed.adaptations(wishes.adaptations).join(', '),
    listed.languages(wishes.languages).join(t('or')),
    listed.access(wishes.access).join(', '),
    wishes.starts_on !== null && t('from_day', { date: showShortDate(wishes.starts_on) }),
  ]
    .filter(Boolean)
    .join('\u00a0· ')

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
