import type { Temporal } from 'temporal-polyfill'
import { showDate, showMoney } from '../../../kit/text/format.ts'
import type { Added } from './additions.ts'
import type { Answer, Ask, InquiryRow } from './queries.ts'
import { answers } from './schema.ts'
import { t } from './words.ts'

export const canText = (can: string): string => {
  const known = answers.find(a => a === can)
  return known ? t(`can_${known}`) : ''
}

export const priceText = ({ price_from_ore, price_to_ore, price_unit }: Answer): string => {
  const [from, to] = [price_from_ore, price_to_ore].map(ore => (ore === null ? '' : showMoney(ore)))
  const range = from && to && from !== to ? `${from} – ${to}` : from || to || ''
  return range && price_unit ? `${range} ${t('per', { unit: price_unit })}` : range
}

/** What is compared, in the order that a buyer reads it. */
export const compared: { key: string; label: () => string; value: (a: Answer) => string }[] = [
  { key: 'can', label: () => t('can'), value: a => canText(a.can) },
  { key: 'volume', label: () => t('volume'), value: a => a.volume },
  { key: 'price', label: () => t('price'), value: priceText },
  {
    key: 'earliest',
    label: () => t('earliest_on'),
    value: a => (a.earliest_on ? showDate(a.earliest_on) : ''),
  },
  { key: 'needs_to_know', label: () => t('needs_to_know'), value: a => a.needs_to_know },
  { key: 'message', label: () => t('message'), value: a => a.message },
]

/** Whether a question came to the one who was asked. */
export const deliveryText = (ask: Pick<Ask, 'answers' | 'seen_at' | 'mailed'>): string =>
  ask.answers.length > 0
    ? t('has_answered')
    : ask.seen_at !== null
      ? t('seen', { date: showDate(ask.seen_at) })
      : t(ask.mailed ? 'mailed_not_seen' : 'on_page_not_seen')

type Timed = { closed_at: unknown; answer_by: Temporal.PlainDate }

/** open · late: the day has passed and nobody has ended it · closed */
export const stateOf = (
  { closed_at, answer_by }: Timed,
  today: Temporal.PlainDate,
): 'open' | 'late' | 'closed' =>
  closed_at !== null ? 'closed' : today.until(answer_by).sign < 0 ? 'late' : 'open'

export const stateText = (inquiry: Timed, today: Temporal.PlainDate): string =>
  t(`state_${stateOf(inquiry, today)}`)
export const countText = ({ answered, asked }: Pick<InquiryRow, 'answered' | 'asked'>): string =>
  t('answered_of', { answered, asked })

/** What was added to a question, in a line; the words of a clarification stand under it. */
export const addedText = ({ kind, answer_by, told }: Added): string =>
  kind === 'extension' && answer_by !== null
    ? t('extension_line', { date: showDate(answer_by), count: told })
    : t(kind === 'reminder' ? 'reminder_line' : 'clarification_line', { count: told })
