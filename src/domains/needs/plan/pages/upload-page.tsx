import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { FileInput } from '../../../../kit/html/file-input.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import { showInstant, showNumber } from '../../../../kit/text/format.ts'
import type { PlanSummary } from '../queries.ts'
import { t } from '../words.ts'

type Props = {
  plans: readonly PlanSummary[]
  /** What is wrong with the file that was sent, as a sentence. */
  error?: string | undefined
}

const State = ({ plan }: { plan: PlanSummary }) => (
  <StatusChip tone={plan.state === 'done' ? 'good' : 'attention'}>
    {t(plan.state === 'done' ? 'state_done' : 'state_mapping')}
  </StatusChip>
)

const count = (plan: PlanSummary, n: number) => (plan.state === 'done' ? showNumber(n) : '')

/** A plan to choose, and those that were read before. */
export const UploadPage = ({ plans, error }: Props) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <ErrorSummary errors={error ? [{ name: 'fil', message: error }] : []} />
    <Form action="/inkop/behov/plan" files>
      <FileInput name="fil" label={t('file')} hint={t('file_hint')} error={error} accept=".csv,.txt,.xlsx" />
      <p>{t('privacy')}</p>
      <FormActions>
        <Button>{t('upload')}</Button>
      </FormActions>
    </Form>
    {plans.length === 0 ? (
      <EmptyState title={t('none_yet')}>
        <p>{t('none_yet_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('earlier')}
        rows={plans}
        rowKey={plan => plan.import_id}
        rowHref={plan => `/inkop/behov/plan/${plan.import_id}`}
        columns={[
          { key: 'file', label: t('column_file'), cell: plan => plan.file_name, names: true },
          { key: 'state', label: t('column_state'), cell: plan => <State plan={plan} /> },
          { key: 'rows', label: t('column_rows'), cell: plan => showNumber(plan.rows_read), numeric: true },
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
          { key: 'when', label: t('column_when'), cell: plan => showInstant(plan.created_at) },
        ]}
      />
    )}
  </>
)
