import { ImportState, UploadForm } from '../../../../core/imports/pages/upload-form.tsx'
import { t as words } from '../../../../core/imports/words.ts'
import { municipalities } from '../../../../core/reference/places.ts'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary, type FormError } from '../../../../kit/html/error-summary.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showInstant, showNumber } from '../../../../kit/text/format.ts'
import type { ImportSummary } from '../queries.ts'
import { t } from '../words.ts'

type Props = {
  path: string
  imports: readonly ImportSummary[]
  area: ReadonlySet<string>
  error?: FormError | undefined
}

const namesOf = (area: ReadonlySet<string>) => {
  const names = [...area]
    .map(code => municipalities.get(code)?.name ?? code)
    .sort((a, b) => a.localeCompare(b, 'sv'))
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ')
}

/** The way in: a list to choose, and what was read before. */
export const HomePage = ({ path, imports, area, error }: Props) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <ErrorSummary errors={error ? [error] : []} />
    {area.size === 0 ? (
      <Notice tone="warning" title={t('area_none')} />
    ) : (
      <UploadForm
        path={path}
        words={{ file: t('file'), hint: t('file_hint'), submit: t('upload') }}
        error={error?.message}
      >
        <p>{t('area', { count: area.size, names: namesOf(area) })}</p>
        <p>{t('privacy')}</p>
      </UploadForm>
    )}
    {imports.length === 0 ? (
      <EmptyState title={t('none_yet')}>
        <p>{t('none_yet_text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={t('earlier')}
        rows={imports}
        rowKey={i => i.import_id}
        rowHref={i => `${path}/${i.import_id}`}
        columns={[
          { key: 'file', label: words('column_file'), cell: i => i.file_name, names: true },
          { key: 'state', label: words('column_state'), cell: i => <ImportState state={i.state} /> },
          { key: 'rows', label: words('column_rows'), cell: i => showNumber(i.rows_read), numeric: true },
          { key: 'when', label: words('column_when'), cell: i => showInstant(i.created_at) },
          { key: 'who', label: words('column_who'), cell: i => i.person ?? '' },
        ]}
      />
    )}
  </>
)
