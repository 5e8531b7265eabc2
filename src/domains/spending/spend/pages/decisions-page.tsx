import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { showDate } from '../../../../kit/text/format.ts'
import type { Decision } from '../decisions.ts'
import { kindName } from '../names.ts'
import { t } from '../words.ts'

const about = ({ supplier, account }: Decision): string =>
  supplier !== null && account !== null
    ? t('about_pair', { supplier, account })
    : supplier !== null
      ? t('about_supplier', { supplier })
      : t('about_account', { account: account ?? '' })

/** What the organisation has said itself, and the way back from each. */
export const DecisionsPage = ({ rows, mayKeep }: { rows: readonly Decision[]; mayKeep: boolean }) => (
  <>
    <PageHead title={t('decisions_heading')} lead={t('decisions_lead')} />
    {rows.length === 0 ? (
      <EmptyState title={t('no_decisions')}>
        <p>{t('no_decisions_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('decisions_heading')}
        captionHidden
        rows={rows}
        rowKey={d => d.decision_id}
        exports={{ csv: '/inkop/klassning/beslut.csv', xlsx: '/inkop/klassning/beslut.xlsx' }}
        columns={[
          { key: 'about', label: t('column_about'), cell: about, names: true },
          { key: 'kind', label: t('column_kind'), cell: d => kindName(d.category) },
          { key: 'when', label: t('column_decided'), cell: d => showDate(d.decided_at) },
          { key: 'who', label: t('column_person'), cell: d => d.person ?? '' },
          ...(mayKeep
            ? [
                {
                  key: 'undo',
                  label: t('column_next'),
                  cell: (d: Decision) => (
                    <PostButton
                      action={`/inkop/klassning/beslut/${d.decision_id}/angra`}
                      tone="secondary"
                      small
                      about={about(d)}
                    >
                      {t('undo')}
                    </PostButton>
                  ),
                },
              ]
            : []),
        ]}
      />
    )}
  </>
)
