import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { fieldId, type Option } from '../../../kit/html/field.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { CellSelect } from '../../../kit/html/select.tsx'
import { StatusChip, type Tone } from '../../../kit/html/status-chip.tsx'
import type { Page } from '../../web/page.ts'
import type { Doubt } from '../doubt.ts'
import { type Confidence, undecided } from '../fields.ts'
import type { Mistakes } from '../kind.ts'
import { t } from '../words.ts'
import { Doubts } from './doubts.tsx'

export type ShownColumn = {
  name: string
  /** The first different values of it, shortened. */
  values: readonly string[]
  /** What one of them comes to, or that it is not kept. */
  becomes: string
  choice: string
  confidence: Confidence
}

type Props = {
  path: string
  ends: { start: string; discard: string }
  words: { title: string; lead: string; start: string; discard: string }
  remembered: boolean
  columns: readonly ShownColumn[]
  fields: readonly Option[]
  errors: Mistakes
  /** Above the columns: what is replaced, how the first rows come out. */
  notes?: Page['body']
  /** What the file itself does not say. */
  options?: Page['body']
  /** What the file does not say is to be said yet. */
  open: boolean
  doubts: readonly Doubt[]
}

const tones: Record<Confidence, Tone> = { sure: 'good', guess: 'growing', unclear: 'attention' }

const Choice = ({
  column,
  i,
  fields,
  errors,
}: { column: ShownColumn; i: number } & Pick<Props, 'fields' | 'errors'>) => {
  const field = { name: `kolumn-${i}`, label: column.name, error: errors[`kolumn-${i}`] }
  const open = { value: undecided, label: t('column_undecided') }
  return (
    <CellSelect
      {...field}
      options={column.choice === undecided ? [open, ...fields] : [...fields]}
      value={column.choice}
      empty={t('column_unused')}
    />
  )
}

const Columns = ({ columns, fields, errors }: Pick<Props, 'columns' | 'fields' | 'errors'>) => (
  <DataTable
    caption={t('mapping_columns')}
    scrolls
    rows={columns.map((_, i) => i)}
    rowKey={i => i}
    columns={[
      {
        key: 'column',
        label: t('column'),
        names: true,
        cell: i => <label for={fieldId(`kolumn-${i}`)}>{columns[i]?.name}</label>,
      },
      {
        key: 'values',
        label: t('column_values'),
        cell: i => columns[i]?.values.join(' · ') || t('column_empty'),
      },
      {
        key: 'choice',
        label: t('column_choice'),
        cell: i => columns[i] && <Choice column={columns[i]} i={i} fields={fields} errors={errors} />,
      },
      {
        key: 'sure',
        label: t('column_confidence'),
        cell: i =>
          columns[i] && (
            <StatusChip tone={tones[columns[i].confidence]}>{t(columns[i].confidence)}</StatusChip>
          ),
      },
      { key: 'becomes', label: t('column_becomes'), cell: i => columns[i]?.becomes },
    ]}
  />
)

/** What each column was taken for and how surely, to be corrected; what it comes to; and what to look at first. */
export const MappingPage = (props: Props) => {
  const { path, ends, words, columns, errors, doubts } = props
  const unclear = columns.filter(column => column.confidence === 'unclear').length
  const waits = unclear > 0 || props.open
  const again = (
    <Button tone={waits ? 'primary' : 'secondary'} formAction={`${path}/kolumner`}>
      {t('mapping_again')}
    </Button>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({ name: name || undefined, message }))}
      />
      {props.remembered && <Notice tone="info" title={t('mapping_remembered')} />}
      {unclear > 0 && (
        <Notice tone="warning" title={t('mapping_unclear', { count: unclear })}>
          <p>{t('mapping_unclear_text')}</p>
        </Notice>
      )}
      {props.notes}
      <Form action={`${path}${ends.start}`}>
        <Doubts doubts={doubts} />
        {props.options}
        <Columns {...props} />
        <FormActions>
          {!waits && <Button>{words.start}</Button>}
          {again}
        </FormActions>
      </Form>
      <PostButton action={`${path}${ends.discard}`} tone="secondary">
        {words.discard}
      </PostButton>
    </>
  )
}
