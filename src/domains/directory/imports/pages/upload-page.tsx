import { municipalities } from '../../../../core/reference/places.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { FileInput } from '../../../../kit/html/file-input.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { StatusChip, type Tone } from '../../../../kit/html/status-chip.tsx'
import { showInstant, showNumber } from '../../../../kit/text/format.ts'
import type { ImportSummary } from '../queries.ts'
import { t } from '../words.ts'

type Props = {
  imports: readonly ImportSummary[]
  area: ReadonlySet<string>
  /** What is wrong with the file that was sent, as a sentence. */
  error?: string | undefined
}

export const states = ['reading', 'mapping', 'running', 'done', 'cancelled', 'failed'] as const
export type ImportState = (typeof states)[number]

const tones: Record<ImportState, Tone> = {
  reading: 'growing',
  mapping: 'attention',
  running: 'growing',
  done: 'good',
  cancelled: 'ended',
  failed: 'attention',
}

const State = ({ state }: { state: string }) => {
  const known = states.find(s => s === state) ?? 'failed'
  return <StatusChip tone={tones[known]}>{t(`state_${known}`)}</StatusChip>
}

const namesOf = (area: ReadonlySet<string>) => {
  const names = [...area]
    .map(code => municipalities.get(code)?.name ?? code)
    .sort((a, b) => a.localeCompare(b, 'sv'))
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ')
}

const Upload = ({ area, error }: Pick<Props, 'area' | 'error'>) => (
  <Form action="/registret/las-in" files>
    <FileInput name="fil" label={t('file')} hint={t('file_hint')} error={error} accept=".csv,.txt,.xlsx" />
    <p>{t('area', { count: area.size, names: namesOf(area) })}</p>
    <p>{t('privacy')}</p>
    <FormActions>
      <Button>{t('upload')}</Button>
    </FormActions>
  </Form>
)

/** The way in: a file to choose, and what was read before. */
export const UploadPage = ({ imports, area, error }: Props) => (
  <>
    <PageHead title={t('title')} lead={t('lead')} />
    <ErrorSummary errors={error ? [{ name: 'fil', message: error }] : []} />
    {area.size === 0 ? (
      <Notice tone="warning" title={t('area_none')} />
    ) : (
      <Upload area={area} error={error} />
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
        rowHref={i => `/registret/las-in/${i.import_id}`}
        columns={[
          { key: 'file', label: t('column_file'), cell: i => i.file_name, names: true },
          { key: 'state', label: t('column_state'), cell: i => <State state={i.state} /> },
          { key: 'rows', label: t('column_rows'), cell: i => showNumber(i.rows_read), numeric: true },
          { key: 'when', label: t('column_when'), cell: i => showInstant(i.created_at) },
          { key: 'who', label: t('column_who'), cell: i => i.person ?? '' },
        ]}
      />
    )}
  </>
)
