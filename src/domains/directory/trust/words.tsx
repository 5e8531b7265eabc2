import type { Temporal } from 'temporal-polyfill'
import { TrustLadder, type TrustLevel, TrustMark } from '../../../kit/html/trust-ladder.tsx'
import { showShortDate } from '../../../kit/text/format.ts'
import { t } from '../words.ts'
import { mayBeHeard, trustOf, type Word } from './level.ts'

/** As far as it takes to say whose word a profile is. */
export type Spoken = Word & { steward: string | null; reviewer: string | null }

const first = (e: Spoken) => {
  const date = showShortDate(e.confirmed_at)
  if (e.confirmed_by_itself) return t('trust_own', { date })
  return e.steward === null ? t('trust_told_by_nobody', { date }) : t('trust_told', { who: e.steward, date })
}
const second = (e: Spoken) => t('trust_confirmed', { date: showShortDate(e.confirmed_at) })
const third = (e: Spoken, at: Temporal.Instant) => {
  const date = showShortDate(at)
  return e.reviewer === null
    ? t('trust_reviewed_by_nobody', { date })
    : t('trust_reviewed', { who: e.reviewer, date })
}

/** The highest step that holds, in words. */
export const trustText = (e: Spoken, now: Temporal.Instant): string => textAt(e, trustOf(e, now))

const textAt = (e: Spoken, level: TrustLevel): string => {
  if (level === 3 && e.reviewed_at) return third(e, e.reviewed_at)
  if (level === 2) return second(e)
  // Reviewed, and silent since.
  return e.reviewed_at === null || !e.confirmed_by_itself || !mayBeHeard(e)
    ? first(e)
    : t('trust_reviewed_once', { date: showShortDate(e.reviewed_at), since: showShortDate(e.confirmed_at) })
}

export const Trust = ({ of, now }: { of: Spoken; now: Temporal.Instant }) => (
  <TrustMark level={trustOf(of, now)}>{trustText(of, now)}</TrustMark>
)

/** Where the step is known already. */
export const TrustAt = ({ of, level }: { of: Spoken; level: TrustLevel }) => (
  <TrustMark level={level}>{textAt(of, level)}</TrustMark>
)

const notConfirmed = (e: Spoken) => {
  if (!e.confirmed_by_itself) return t('trust_not_confirmed')
  return mayBeHeard(e)
    ? t('trust_not_confirmed_since', { since: showShortDate(e.confirmed_at) })
    : t('trust_not_checked')
}
const notReviewed = (e: Spoken) =>
  e.steward === null || e.claimed_at === null
    ? t('trust_not_reviewed')
    : t('trust_asked', { who: e.steward, date: showShortDate(e.claimed_at) })

/** All three steps, with what is lacking. */
export const WholeTrust = ({ of, now }: { of: Spoken; now: Temporal.Instant }) => {
  const level = trustOf(of, now)
  return (
    <TrustLadder
      level={level}
      steps={[
        first(of),
        level === 1 ? notConfirmed(of) : second(of),
        of.reviewed_at === null ? notReviewed(of) : third(of, of.reviewed_at),
      ]}
    />
  )
}
