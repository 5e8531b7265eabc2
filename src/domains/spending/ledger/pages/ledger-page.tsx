import { ImportState, UploadForm } from '../../../../core/imports/pages/upload-form.tsx'
import { t as words } from '../../../../core/imports/words.ts'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showInstant, showMoney, showNumber } from '../../../../kit/text/format.ts'
import type { FileSummary } from '../queries.ts'
import { t } from '../words.ts'
import { type MonthRow, MonthsTable } from './months-table.tsx'

type Props = {
  files: readonly FileSummary[]
  months: readonly MonthRow[]
  years: readonly number[]
  query: URLSearchParams
  mayRead: boolean
  /** What is wrong with the file that was sent, or with what was asked for, as a sentence. */
  error?: { name?: string; message: string } | undefined
}

const Upload = ({ error }: Pick<Props, 'error'>) => (
  <>
    <h2>{t('upload_heading')}</h2>
    <UploadForm
      path="/inkop/reskontra"
      words={{ file: t('file'), hint: t('file_hint'), submit: t('upload') }}
      error={error?.name === 'fil' ? error.message : undefined}
    >
      <p>{t('privacy')}</p>
    </UploadForm>
    <p>
      <Link href="/inkop/reskontra/exempel.csv" icon="download" download>
        {t('sample')}
      </Link>
    </p>
  </>
)

const Files = ({ files }: Pick<Props, 'files'>) => (
  <DataTable
    caption={t('files')}
    rows={files}
    rowKey={f => f.file_id}
    rowHref={f => `/inkop/reskontra/${f.file_id}`}
    columns={[
      { key: 'file', label: words('column_file'), cell: f => f.file_name, names: true },
      { key: 'state', label: words('column_state'), cell: f => <ImportState state={f.state} /> },
      { key: 'rows', label: words('column_rows'), cell: f => showNumber(f.rows_read), numeric: true },
      { key: 'rejected', label: t('column_rejected'), cell: f => showNumber(f.rows_rejected), numeric: true },
      { key: 'sum', label: t('column_sum'), cell: f => showMoney(f.stored_sum_ore), numeric: true },
      { key: 'when', label: words('column_when'), cell: f => showInstant(f.created_at) },
      { key: 'who', label: words('column_who'), cell: f => f.person ?? t('who_command') },
    ]}
  />
)

const Months = ({ months, years, query, mayRead }: Pick<Props, 'months' | 'years' | 'query' | 'mayRead'>) => (
  <>
    <h2>{t('months')}</h2>
    <p>{t('months_lead')}</p>
    <Filters
      path="/inkop/reskontra"
      params={query}
      facets={[
        {
          name: 'ar',
          label: t('months_year'),
          single: true,
          options: years.map(year => ({ value: String(year), label: String(year) })),
        },
      ]}
      summary={t('months_summary', { count: months.length })}
    />
    <MonthsTable rows={months} mayChange={mayRead} />
  </>
)

/** The way in: a file to choose, what was read before, and what each month is taken from. */
export const LedgerPage = ({ files, months, years, query, mayRead, error }: Props) => (
  <>
    <PageHead title={t('title')} lead={t(mayRead ? 'lead' : 'lead_reading')} />
    <ErrorSummary errors={error ? [error] : []} />
    {files.length === 0 && (
      <EmptyState title={t('none_yet')}>
        <p>{t('none_yet_ask')}</p>
        <p>{t('none_yet_columns')}</p>
        <p>{t('none_yet_personal')}</p>
      </EmptyState>
    )}
    {mayRead && <Upload error={error} />}
    {years.length > 0 && <Months months={months} years={years} query={query} mayRead={mayRead} />}
    {files.length > 0 && <Files files={files} />}
  </>
)
