import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { showInstant } from '../../../kit/text/format.ts'
import type { OwnLogRow } from '../own-log.ts'
import { t, word } from '../words.ts'

type Props = { rows: OwnLogRow[]; next: number | undefined; personId: string }

const by = (row: OwnLogRow, personId: string) => {
  if (row.person_id === personId) return t('log_by_you')
  return row.person_id === null
    ? t('log_by_system')
    : t('log_by_somebody', { organisation: row.organisation })
}

export const OwnLogPage = ({ rows, next, personId }: Props) => (
  <>
    <PageHead title={t('own_log_title')} lead={t('own_log_lead')} />
    {rows.length === 0 ? (
      <EmptyState title={t('own_log_empty')} />
    ) : (
      <DataTable
        caption={t('own_log_title')}
        captionHidden
        rows={rows}
        rowKey={row => row.audit_id}
        columns={[
          {
            key: 'what',
            label: t('log_what'),
            cell: row => word(`log_${row.action}`) ?? t('log_other', { action: row.action }),
          },
          { key: 'at', label: t('log_at'), cell: row => showInstant(row.at) },
          { key: 'by', label: t('log_by'), cell: row => by(row, personId) },
          { key: 'where', label: t('organisation'), cell: row => row.organisation },
        ]}
      />
    )}
    <div class="actions">
      {next !== undefined && (
        <Button href={`/installningar/logg?fore=${next}`} tone="secondary">
          {t('log_older')}
        </Button>
      )}
      <Button href="/installningar" tone="quiet">
        {t('to_settings')}
      </Button>
    </div>
  </>
)
