import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Fieldset } from '../../../../kit/html/fieldset.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { Notice } from '../../../../kit/html/notice.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { Select } from '../../../../kit/html/select.tsx'
import type { Import } from '../queries.ts'
import { fields, type Mapping } from '../schema.ts'
import { t } from '../words.ts'

export type MappingErrors = Record<string, string>

type Props = {
  made: Import
  mapping: Mapping
  rows: readonly { line: number; cells: string[] }[]
  /** By field name ("kolumn-2") or '' for the whole form. */
  errors?: MappingErrors
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export const columnName = (header: readonly string[], i: number): string =>
  header[i] || t('column_number', { n: i + 1 })

/** The first values of a column that are not empty: what it is told by. */
const exampleOf = (rows: Props['rows'], column: number) => {
  const values = [...new Set(rows.map(row => (row.cells[column] ?? '').trim()).filter(value => value !== ''))]
  return values.length === 0
    ? t('column_empty')
    : t('column_example', { values: values.slice(0, 3).map(short).join(' · ') })
}

/** What we took each column for, to be corrected, above the first rows as they stand in the file: turned, so that many columns fit. */
export const MappingPage = ({ made, mapping, rows, errors = {} }: Props) => {
  const options = fields.map(field => ({ value: field, label: t(`field_${field}`) }))
  return (
    <>
      <PageHead
        title={t('mapping_title')}
        lead={t('mapping_lead', { rows: made.rows_read, file: made.file_name })}
      />
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({ name: name || undefined, message }))}
      />
      {made.remembered && <Notice tone="info" title={t('mapping_remembered')} />}
      <Form action={`/registret/las-in/${made.import_id}/starta`}>
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
        <FormActions>
          <Button>{t('mapping_start', { rows: made.rows_read })}</Button>
        </FormActions>
      </Form>
      <PostButton action={`/registret/las-in/${made.import_id}/avbryt`} tone="quiet">
        {t('mapping_discard')}
      </PostButton>
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
    </>
  )
}
