import { ImportState, UploadForm } from '../../../../core/imports/pages/upload-form.tsx'
import { t as words } from '../../../../core/imports/words.ts'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary, type FormError } from '../../../../kit/html/error-summary.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showInstant, showNumber } from '../../../../kit/text/format.ts'
import type { PlanSummary } from '../queries.ts'
import { t } from '../words.ts'

type Props = { path: string; plans: readonly PlanSummary[]; error?: FormError | undefined }

const count = (plan: PlanSummary, n: number) => (plan.state === 'done' ? showNumber(n) : '')

/** A plan to choose, and those that were read before. */
export const HomePage = ({ path, plans, error }: Props) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <ErrorSummary errors={error ? [error] : []} />
    <UploadForm
      path={path}
      words={{ file: t('file'), hint: t('file_hint'), submit: t('upload') }}
      error={error?.message}
    >
      <p>{t('privacy')}</p>
    </UploadForm>
    {plans.length === 0 ? (
      <EmptyState title={t('none_yet')}>
        <p>{t('none_yet_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('earlier')}
        rows={plans}
        rowKey={plan => plan.import_id}
        rowHref={plan => `${path}/${plan.import_id}`}
        columns={[
          { key: 'file', label: words('column_file'), cell: plan => plan.file_name, names: true },
          { key: 'state', label: words('column_state'), cell: plan => <ImportState state={plan.state} /> },
          {
            key: 'rows',
            label: words('column_rows'),
            cell: plan => showNumber(plan.rows_read),
            numeric: true,
          },
          {
            key: 'stored',
            label: t('count_stored'),
            cell: plan => count(plan, plan.rows_stored),
            numeric: true,
          },
          {
            key: 'updated',
            label: t('count_updated'),
            cell: plan => count(plan, plan.rows_updated),
            numeric: true,
          },
          { key: 'when', label: words('column_when'), cell: plan => showInstant(plan.created_at) },
        ]}
      />
    )}
  </>
)
