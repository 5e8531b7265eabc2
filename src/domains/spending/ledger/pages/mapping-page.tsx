import type { ComponentChildren } from 'preact'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Fieldset } from '../../../../kit/html/fieldset.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { Select } from '../../../../kit/html/select.tsx'
import type { MappingErrors } from '../choices.ts'
import type { LedgerFile } from '../queries.ts'
import { fields } from '../schema.ts'
import { t } from '../words.ts'
import { PeriodFields } from './period-fields.tsx'

type Rows = readonly { line: number; cells: string[] }[]
type Props = {
  made: LedgerFile
  mapping: readonly string[]
  rows: Rows
  period: { year: string; month: string; years: readonly string[] }
  errors: MappingErrors
  /** What is to be known before: read in before, what is replaced. */
  notes: ComponentChildren
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export const columnName = (header: readonly string[], i: number): string =>
  header[i] || t('column_number', { n: i + 1 })

/** The first values of a column that are not empty: what it is told by. */
const exampleOf = (rows: Rows, column: number) => {
  const values = [...new Set(rows.map(row => (row.cells[column] ?? '').trim()).filter(value => value !== ''))]
  return values.length === 0
    ? t('column_empty')
    : t('column_example', { values: values.slice(0, 3).map(short).join(' · ') })
}

const FirstRows = ({ made, rows }: Pick<Props, 'made' | 'rows'>) => (
  <DataTable
    caption={t('mapping_first')}
    rows={made.header.map((_, i) => i)}
    rowKey={i => i}
    columns={[
      { key: 'column', label: t('column'), cell: i => columnName(made.header, i) },
      ...rows.slice(0, 3).map(row => ({
        key: `line-${row.line}`,
        label: t('line_number', { line: row.line }),
        cell: (i: number) => short(row.cells[i] ?? ''),
      })),
    ]}
  />
)

/** What we took each column for, to be corrected, and what reading it in so will do. */
export const MappingPage = ({ made, mapping, rows, period, errors, notes }: Props) => {
  const options = fields.map(field => ({ value: field, label: t(`field_${field}`) }))
  const told = made.remembered ? 'mapping_remembered' : made.national_format ? 'mapping_national' : undefined
  return (
    <>
      <PageHead title={t('mapping_title')} lead={t('mapping_lead', { file: made.file_name })} />
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({ name: name || undefined, message }))}
      />
      {told && <Notice tone="info" title={t(told)} />}
      <FirstRows made={made} rows={rows} />
      {notes}
      <Form action={`/inkop/reskontra/${made.file_id}/starta`}>
        <Fieldset legend={t('mapping_legend')}>
          {made.header.map((_, i) => (
            <Select
              key={i}
              name={`kolumn-${i}`}
              label={columnName(made.header, i)}
              hint={exampleOf(rows, i)}
              error={errors[`kolumn-${i}`]}
              options={options}
              value={mapping[i] ?? ''}
              empty={t('column_unused')}
            />
          ))}
        </Fieldset>
        {(!mapping.includes('date') || errors['ar']) && <PeriodFields {...period} error={errors['ar']} />}
        <FormActions>
          <Button>{t('mapping_start')}</Button>
        </FormActions>
      </Form>
      <PostButton action={`/inkop/reskontra/${made.file_id}/avbryt`} tone="quiet">
        {t('mapping_discard')}
      </PostButton>
    </>
  )
}
