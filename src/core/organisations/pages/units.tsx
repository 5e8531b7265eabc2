import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Select } from '../../../kit/html/select.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { showNumber } from '../../../kit/text/format.ts'
import type { Unit } from '../queries.ts'
import { unitKinds } from '../schema.ts'
import { sayError, summaryOf, t, type Word } from '../words.ts'

const kindName = (kind: string) => t(`unit_kind_${kind}` as Word)

export const UnitsPage = ({
  units,
  typed = {},
  errors = {},
}: {
  units: Unit[]
  typed?: Typed
  errors?: FieldErrors
}) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('units_title')} lead={t('units_lead')} />
    {units.length === 0 ? (
      <EmptyState title={t('units_none')}>{t('units_none_text')}</EmptyState>
    ) : (
      <DataTable
        caption={t('units_title')}
        captionHidden
        rows={units}
        rowKey={unit => unit.unit_id}
        columns={[
          { key: 'name', label: t('name'), cell: unit => unit.name },
          { key: 'kind', label: t('unit_kind'), cell: unit => kindName(unit.kind) },
          { key: 'members', label: t('unit_members'), numeric: true, cell: unit => showNumber(unit.members) },
        ]}
      />
    )}
    <h2>{t('unit_add_title')}</h2>
    <Form action="/administration/enheter">
      <HiddenField name={onceField} value={onceOf(typed)} />
      <TextInput
        name="name"
        label={t('unit_name')}
        value={typed['name']?.toString()}
        error={sayError('name', errors['name'])}
      />
      <Select
        name="kind"
        label={t('unit_kind')}
        value={typed['kind']?.toString()}
        error={sayError('kind', errors['kind'])}
        options={unitKinds.map(kind => ({ value: kind, label: kindName(kind) }))}
      />
      <FormActions>
        <Button>{t('unit_add')}</Button>
        <Button href="/administration" tone="quiet">
          {t('back_to_members')}
        </Button>
      </FormActions>
    </Form>
  </>
)
