import type { Temporal } from 'temporal-polyfill'
import type { ListColumn } from '../../../../core/lists/columns.ts'
import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import type { Asked } from '../queries.ts'
import { stateText } from '../say.ts'
import { t } from '../words.ts'

const hasAnswered = ({ answer_count }: Asked) => (answer_count ?? 0) > 0
const stateOf = (asked: Asked, today: Temporal.PlainDate) =>
  hasAnswered(asked) ? t('you_answered') : stateText(asked, today)

export const askedColumns = (today: Temporal.PlainDate): ListColumn<Asked>[] => [
  { key: 'subject', label: t('subject'), value: r => r.subject, names: true },
  { key: 'asker', label: t('asker'), value: r => r.organisation },
  { key: 'by', label: t('answer_by'), value: r => r.answer_by },
  {
    key: 'state',
    label: t('state'),
    as: 'pill',
    value: r => stateOf(r, today),
    cell: r => (
      <StatusChip tone={hasAnswered(r) ? 'good' : r.closed_at === null ? 'attention' : 'ended'}>
        {stateOf(r, today)}
      </StatusChip>
    ),
  },
]

/** What an enterprise has been asked. */
export const AskedPage = ({ list }: { list: Shown<Asked> }) => (
  <ListPage
    list={list}
    lead={t('asked_lead')}
    summary={t('list_count', { count: list.page.totals.total })}
    rowHref={r => `/vart-foretag/fragor/${r.inquiry_id}`}
    empty={{
      title: t('asked_none'),
      text: t('asked_none_text'),
      actions: <Button href="/vart-foretag/behov">{t('see_needs')}</Button>,
    }}
  />
)
