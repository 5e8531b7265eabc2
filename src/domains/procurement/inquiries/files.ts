import type { Temporal } from 'temporal-polyfill'
import type { Columns } from '../../../kit/tables/cells.ts'
import type { Ask, InquiryRow } from './queries.ts'
import { compared, stateText } from './say.ts'
import { t } from './words.ts'

export const inquiryColumns = (today: Temporal.PlainDate): Columns<InquiryRow> => [
  { label: t('subject'), value: r => r.subject },
  { label: t('need'), value: r => r.need },
  { label: t('sent'), value: r => r.sent_at },
  { label: t('answer_by'), value: r => r.answer_by },
  { label: t('asked'), value: r => r.asked },
  { label: t('answered'), value: r => r.answered },
  { label: t('state'), value: r => stateText(r, today) },
]

export const answerColumns = (): Columns<Ask> => [
  { label: t('enterprise'), value: a => a.enterprise_name },
  ...compared.map(row => ({
    label: row.label(),
    value: (a: Ask) => {
      const latest = a.answers.at(-1)
      return latest ? row.value(latest) : ''
    },
  })),
  { label: t('answered_when'), value: a => a.answers.at(-1)?.answered_at },
]
