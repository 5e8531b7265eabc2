import { EarlierImports } from '../../../../core/imports/pages/home-page.tsx'
import { UploadForm } from '../../../../core/imports/pages/upload-form.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import { UnitsOfLedger } from '../../units/pages/of-ledger.tsx'
import type { FileSummary } from '../queries.ts'
import { t } from '../words.ts'
import { type MonthRow, MonthsTable } from './months-table.tsx'

type Props = {
  files: readonly FileSummary[]
  months: readonly MonthRow[]
  years: readonly number[]
  query: URLSearchParams
  mayRead: boolean
  /** Units that nobody has joined to the organisation's own. */
  waiting: number
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

/** When a page is made, in its language. */
const sums = () => [
  {
    key: 'rejected',
    label: t('column_rejected'),
    cell: (f: FileSummary) => showNumber(f.rows_rejected),
    numeric: true,
  },
  {
    key: 'sum',
    label: t('column_sum'),
    cell: (f: FileSummary) => showKronor(f.stored_sum_ore),
    numeric: true,
  },
]

const Files = ({ files }: Pick<Props, 'files'>) => (
  <EarlierImports
    path="/inkop/reskontra"
    caption={t('files')}
    rows={files.map(file => ({ ...file, person: file.person ?? t('who_command') }))}
    more={sums()}
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
export const LedgerPage = ({ files, months, years, query, mayRead, waiting, error }: Props) => (
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
    {mayRead && files.length > 0 && <UnitsOfLedger count={waiting} />}
    {mayRead && <Upload error={error} />}
    {years.length > 0 && <Months months={months} years={years} query={query} mayRead={mayRead} />}
    {files.length > 0 && <Files files={files} />}
  </>
)
