import type { Temporal } from 'temporal-polyfill'
import type { ListColumn } from '../../../../core/lists/columns.ts'
import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { casePath } from '../../needs/paths.ts'
import type { InquiryRow } from '../queries.ts'
import { countText, stateText } from '../say.ts'
import { t } from '../words.ts'

export const inquiryColumns = (today: Temporal.PlainDate): ListColumn<InquiryRow>[] => [
  { key: 'subject', label: t('subject'), value: r => r.subject, names: true },
  { key: 'need', label: t('need'), value: r => r.need, fileOnly: true },
  { key: 'sent', label: t('sent'), value: r => r.sent_at },
  { key: 'by', label: t('answer_by'), value: r => r.answer_by },
  { key: 'asked', label: t('asked'), value: r => r.asked, fileOnly: true },
  { key: 'answered', label: t('answered'), value: r => r.answered, fileOnly: true },
  { key: 'answers', label: t('answers_title'), cell: countText },
  {
    key: 'state',
    label: t('state'),
    word: '',
    value: r => stateText(r, today),
    cell: r => [stateText(r, today), r.published_at ? t('is_published') : ''].filter(Boolean).join('. '),
  },
]

/** Every question that the organisation has sent. */
export const InquiriesPage = ({ list }: { list: Shown<InquiryRow> }) => (
  <ListPage
    list={list}
    lead={t('list_lead')}
    summary={t('list_count', { count: list.page.totals.total })}
    rowHref={r => casePath(r.need_id, 'svar', r.inquiry_id)}
    empty={{
      title: t('list_empty'),
      text: t('list_empty_text'),
      actions: <Button href="/inkop/behov">{t('to_needs')}</Button>,
    }}
  />
)
