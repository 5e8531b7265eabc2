import { type Moment, showDate } from '../text/format.ts'
import { type Locale, locale } from '../text/locale.ts'
import { StatusChip, type Tone } from './status-chip.tsx'
import { t } from './words.ts'

export type FreshnessState = 'fresh' | 'due' | 'unconfirmed' | 'hidden'

type Props = {
  confirmedAt: Moment | null
  /** Those it is about said so themselves; false: whoever added the data, and that shows. */
  byItself?: boolean
  now: Moment
  state: FreshnessState
}

const dayLength = 86_400_000
const formats: Record<Locale, Intl.RelativeTimeFormat> = {
  sv: new Intl.RelativeTimeFormat('sv-SE', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
}
const tones: Record<FreshnessState, Tone> = {
  fresh: 'good',
  due: 'neutral',
  unconfirmed: 'attention',
  hidden: 'attention',
}

const milliseconds = (at: Moment): number =>
  'epochMilliseconds' in at ? at.epochMilliseconds : Date.UTC(at.year, at.month - 1, at.day)

/** "i dag", "för 3 veckor sedan": in the largest unit that is still true. */
const age = (at: Moment, now: Moment): string => {
  const days = Math.max(0, Math.floor((milliseconds(now) - milliseconds(at)) / dayLength))
  const format = formats[locale()]
  if (days < 14) return format.format(-days, 'day')
  if (days < 60) return format.format(-Math.floor(days / 7), 'week')
  if (days < 730) return format.format(-Math.floor(days / 30.44), 'month')
  return format.format(-Math.floor(days / 365.25), 'year')
}

/** How old what you read is. */
export function Freshness({ confirmedAt, byItself = true, now, state }: Props) {
  const old = state === 'unconfirmed' || state === 'hidden'
  const words = () => {
    if (confirmedAt === null) return t('freshNever')
    if (!byItself)
      return old
        ? t('freshToldOld', { date: showDate(confirmedAt) })
        : t('freshTold', { age: age(confirmedAt, now) })
    if (old) return t('freshUnconfirmed', { date: showDate(confirmedAt) })
    return t(state === 'due' ? 'freshDue' : 'freshConfirmed', { age: age(confirmedAt, now) })
  }
  return <StatusChip tone={byItself || old ? tones[state] : 'neutral'}>{words()}</StatusChip>
}
