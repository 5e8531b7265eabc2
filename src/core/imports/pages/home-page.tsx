import type { Temporal } from 'temporal-polyfill'
import { type Column, DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { ErrorSummary, type FormError } from '../../../kit/html/error-summary.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { showNumber, showShortInstant } from '../../../kit/text/format.ts'
import type { Page } from '../../web/page.ts'
import { t } from '../words.ts'
import { ImportState, UploadForm } from './upload-form.tsx'

export type EarlierImport = {
  id: string
  file_name: string
  state: string
  rows_read: number
  created_at: Temporal.Instant
  person?: string | null
}

type Earlier<Row> = {
  path: string
  caption: string
  rows: readonly Row[]
  /** Beside how many rows were read. */
  more?: Column<Row>[]
}

/** What was read before, each with its state. */
export function EarlierImports<Row extends EarlierImport>({ path, caption, rows, more = [] }: Earlier<Row>) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `${path}/${row.id}`}
      columns={[
        {
          key: 'file',
          label: t('column_file'),
          cell: row => row.file_name,
          under: row => [showShortInstant(row.created_at), row.person].filter(Boolean).join(', '),
          names: true,
        },
        {
          key: 'state',
          label: t('column_state'),
          cell: row => <ImportState state={row.state} />,
          as: 'pill',
        },
        { key: 'rows', label: t('column_rows'), cell: row => showNumber(row.rows_read), numeric: true },
        ...more,
      ]}
    />
  )
}

type Words =
  | 'title'
  | 'lead'
  | 'file'
  | 'file_hint'
  | 'upload'
  | 'privacy'
  | 'earlier'
  | 'none_yet'
  | 'none_yet_text'
type Props<Row> = Omit<Earlier<Row>, 'caption'> & {
  t: (key: Words) => string
  error: FormError | undefined
  /** Above what is said of personal data. */
  about?: Page['body']
  /** Why nothing can be uploaded here. */
  instead?: Page['body']
}

/** The way in: a file to choose, and what was read before. */
export function HomePage<Row extends EarlierImport>({
  t: say,
  error,
  about,
  instead,
  ...earlier
}: Props<Row>) {
  const words = { file: say('file'), hint: say('file_hint'), submit: say('upload') }
  return (
    <>
      <PageHead title={say('title')} lead={say('lead')} />
      <ErrorSummary errors={error ? [error] : []} />
      {instead ?? (
        <UploadForm path={earlier.path} words={words} error={error?.message}>
          {about}
          <p>{say('privacy')}</p>
        </UploadForm>
      )}
      {earlier.rows.length === 0 ? (
        <EmptyState title={say('none_yet')}>
          <p>{say('none_yet_text')}</p>
        </EmptyState>
      ) : (
        <EarlierImports {...earlier} caption={say('earlier')} />
      )}
    </>
  )
}
