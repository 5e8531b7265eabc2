import type { Temporal } from 'temporal-polyfill'
import type { Columns } from '../../../kit/tables/cells.ts'
import type { Answer, Ask, Inquiry } from './queries.ts'
import { compared, deliveryText } from './say.ts'
import { t } from './words.ts'

/** To the minute: of a record, the day is not enough. */
const moment = (at: Temporal.Instant): string =>
  at
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/** A line of the record: somebody asked, with one of its answers; or with none. */
export type RecordLine = { ask: Ask; answer: Answer | undefined }
export const recordOf = (asks: readonly Ask[]): RecordLine[] =>
  asks.flatMap((ask): RecordLine[] =>
    ask.answers.length === 0 ? [{ ask, answer: undefined }] : ask.answers.map(answer => ({ ask, answer })),
  )

/** Everything that was asked and answered, every answer included: what is kept of the dialogue. */
export const recordColumns = (inquiry: Inquiry): Columns<RecordLine> => [
  { label: t('enterprise'), value: l => l.ask.enterprise_name },
  { label: t('answer_number'), value: l => l.answer?.answer_no },
  { label: t('answered_when'), value: l => l.answer && moment(l.answer.answered_at) },
  ...compared.map(row => ({
    label: row.label(),
    value: (l: RecordLine) => (l.answer ? row.value(l.answer) : ''),
  })),
  { label: t('asked_when'), value: l => moment(l.ask.asked_at) },
  { label: t('delivered'), value: l => deliveryText(l.ask) },
  { label: t('sent'), value: () => moment(inquiry.sent_at) },
  { label: t('subject'), value: () => inquiry.subject },
  { label: t('question_title'), value: () => inquiry.question },
  { label: t('answer_by'), value: () => inquiry.answer_by },
]
