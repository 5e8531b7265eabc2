import type { Temporal } from 'temporal-polyfill'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { InquiryRow } from '../queries.ts'
import { countText, stateText } from '../say.ts'
import { t } from '../words.ts'

/** Every question that the organisation has sent. */
export const InquiriesPage = ({
  rows,
  today,
}: {
  rows: readonly InquiryRow[]
  today: Temporal.PlainDate
}) => (
  <>
    <PageHead title={t('list_title')} lead={t('list_lead')} />
    {rows.length === 0 ? (
      <EmptyState title={t('list_empty')} actions={<Button href="/inkop/behov">{t('to_needs')}</Button>}>
        <p>{t('list_empty_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('list_title')}
        captionHidden
        rows={rows}
        rowKey={r => r.inquiry_id}
        rowHref={r => `/inkop/fragor/${r.inquiry_id}`}
        exports={{ csv: '/inkop/fragor.csv', xlsx: '/inkop/fragor.xlsx' }}
        columns={[
          { key: 'subject', label: t('subject'), cell: r => r.subject, names: true },
          { key: 'sent', label: t('sent'), cell: r => showDate(r.sent_at) },
          { key: 'by', label: t('answer_by'), cell: r => showDate(r.answer_by) },
          { key: 'answers', label: t('answers_title'), cell: countText },
          {
            key: 'state',
            label: t('state'),
            cell: r =>
              [stateText(r, today), r.published_at ? t('is_published') : ''].filter(Boolean).join('. '),
          },
        ]}
      />
    )}
  </>
)
