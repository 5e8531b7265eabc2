import { Temporal } from 'temporal-polyfill'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { ErrorSummary } from '../../../../kit/html/error-summary.tsx'
import { Fieldset } from '../../../../kit/html/fieldset.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { NumberInput } from '../../../../kit/html/number-input.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { PostButton } from '../../../../kit/html/post-button.tsx'
import { Select } from '../../../../kit/html/select.tsx'
import { showDate, showMoney } from '../../../../kit/text/format.ts'
import { categoryText } from '../../needs/facts.ts'
import type { Plan } from '../queries.ts'
import { type Entry, isRejected, type PlanRow, type Rejected } from '../read-row.ts'
import { fields, type Mapping, type Said } from '../schema.ts'
import { columnName, toldText } from '../told.ts'
import { t } from '../words.ts'

/** By field name ("kolumn-2", "ar"). */
export type PlanErrors = Record<string, string>

type Props = {
  plan: Plan
  mapping: Mapping
  year: string
  errors: PlanErrors
  /** The first rows as they stand in the file, and as they are read. */
  rows: readonly PlanRow[]
  read: readonly (Entry | Rejected)[]
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The first values of a column: what it is told by. Of people's names there are none to show. */
const exampleOf = (rows: readonly PlanRow[], column: number, isPerson: boolean) => {
  if (isPerson) return t('column_person')
  const values = [...new Set(rows.map(row => (row.cells[column] ?? '').trim()).filter(value => value !== ''))]
  return values.length === 0
    ? t('column_empty')
    : t('column_example', { values: values.slice(0, 3).map(short).join(' · ') })
}

const day = (text: string | undefined) => (text ? showDate(Temporal.PlainDate.from(text)) : '')
const said = (row: Entry | Rejected): Said => (isRejected(row) ? {} : row.said)

/** How the first rows come out with the columns as they are chosen now. */
const Preview = ({ read }: Pick<Props, 'read'>) => (
  <DataTable
    caption={t('preview')}
    rows={read}
    rowKey={row => row.line}
    columns={[
      {
        key: 'title',
        label: t('field_title'),
        names: true,
        cell: row =>
          said(row).title ?? toldText({ reason: isRejected(row) ? row.reason : null, detail: row.detail }),
      },
      {
        key: 'category',
        label: t('field_category'),
        cell: row => (isRejected(row) ? '' : categoryText(row.said.category ?? 'other')),
      },
      {
        key: 'value',
        label: t('field_value'),
        numeric: true,
        cell: row => {
          const ore = said(row).value_ore
          return ore === undefined ? '' : showMoney(ore)
        },
      },
      { key: 'starts', label: t('field_starts'), cell: row => day(said(row).starts_on) },
      { key: 'ends', label: t('field_contract_ends'), cell: row => day(said(row).contract_ends_on) },
      { key: 'supplier', label: t('field_supplier'), cell: row => said(row).todays_supplier ?? '' },
    ]}
  />
)

/** What each column was taken for, to be corrected, and what it comes to. */
export const MappingPage = ({ plan, mapping, year, errors, rows, read }: Props) => {
  const options = fields.map(field => ({ value: field, label: t(`field_${field}`) }))
  const at = `/inkop/behov/plan/${plan.import_id}`
  return (
    <>
      <PageHead
        title={t('mapping_title')}
        lead={t('mapping_lead', { rows: plan.rows_read, file: plan.file_name })}
      />
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ name, message }))} />
      <Preview read={read} />
      <Form action={at}>
        <Fieldset legend={t('mapping_legend')}>
          <NumberInput name="ar" label={t('year')} hint={t('year_hint')} value={year} error={errors['ar']} />
          {plan.header.map((_, i) => (
            <Select
              key={i}
              name={`kolumn-${i}`}
              label={columnName(plan.header, i)}
              hint={exampleOf(rows, i, mapping[i] === 'person')}
              error={errors[`kolumn-${i}`]}
              options={options}
              value={mapping[i] ?? ''}
              empty={t('column_unused')}
            />
          ))}
        </Fieldset>
        <FormActions>
          <Button>{t('mapping_start', { rows: plan.rows_read })}</Button>
          <Button tone="secondary" formAction={`${at}/kolumner`}>
            {t('mapping_again')}
          </Button>
        </FormActions>
      </Form>
      <PostButton action={`${at}/slang`} tone="quiet">
        {t('mapping_discard')}
      </PostButton>
    </>
  )
}
