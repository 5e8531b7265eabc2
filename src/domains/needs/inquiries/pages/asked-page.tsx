import type { Temporal } from 'temporal-polyfill'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import type { Asked } from '../queries.ts'
import { stateText } from '../say.ts'
import { t } from '../words.ts'

/** What an enterprise has been asked. */
export const AskedPage = ({ rows, today }: { rows: readonly Asked[]; today: Temporal.PlainDate }) => (
  <>
    <PageHead title={t('asked_title')} lead={t('asked_lead')} />
    {rows.length === 0 ? (
      <EmptyState
        title={t('asked_none')}
        actions={<Button href="/vart-foretag/behov">{t('see_needs')}</Button>}
      >
        <p>{t('asked_none_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('asked_title')}
        captionHidden
        rows={rows}
        rowKey={r => r.inquiry_id}
        rowHref={r => `/vart-foretag/fragor/${r.inquiry_id}`}
        columns={[
          { key: 'subject', label: t('subject'), cell: r => r.subject, names: true },
          { key: 'asker', label: t('asker'), cell: r => r.organisation },
          { key: 'by', label: t('answer_by'), cell: r => showShortDate(r.answer_by) },
          {
            key: 'state',
            label: t('state'),
            as: 'pill',
            cell: r =>
              (r.answer_count ?? 0) > 0 ? (
                <StatusChip tone="good">{t('you_answered')}</StatusChip>
              ) : (
                <StatusChip tone={r.closed_at === null ? 'attention' : 'ended'}>
                  {stateText(r, today)}
                </StatusChip>
              ),
          },
        ]}
      />
    )}
  </>
)
