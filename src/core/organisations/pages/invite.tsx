import { Button } from '../../../kit/html/button.tsx'
import type { DateBoxes } from '../../../kit/html/date-boxes.ts'
import { DateInput } from '../../../kit/html/date-input.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Select } from '../../../kit/html/select.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import type { Unit } from '../queries.ts'
import type { Role } from '../roles.ts'
import { roleName, t } from '../words.ts'

type Props = {
  organisation: string
  roles: Role[]
  units: Unit[]
  typed?: Typed
  ends?: DateBoxes | undefined
  errors?: FieldErrors
}

export const UnitSelect = ({
  units,
  value,
  error,
}: {
  units: Unit[]
  value: string | undefined
  error: string | undefined
}) =>
  units.length === 0 ? null : (
    <Select
      name="unit"
      label={t('unit')}
      optional
      empty={t('unit_none')}
      value={value}
      error={error}
      options={units.map(unit => ({ value: unit.unit_id, label: unit.name }))}
    />
  )

export const InvitePage = ({ organisation, roles, units, typed = {}, ends, errors = {} }: Props) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('invite_title', { organisation })} lead={t('invite_lead')} />
    <Form action="/administration/bjud-in">
      <HiddenField name={onceField} value={onceOf(typed)} />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        value={typed['email']?.toString()}
        error={sayError('email', errors['email'])}
      />
      <Select
        name="role"
        label={t('role')}
        value={typed['role']?.toString()}
        error={sayError('role', errors['role'])}
        options={roles.map(role => ({ value: role, label: roleName(role) }))}
      />
      <UnitSelect units={units} value={typed['unit']?.toString()} error={sayError('unit', errors['unit'])} />
      <DateInput
        name="ends"
        label={t('ends_on')}
        hint={t('ends_on_hint')}
        optional
        value={ends}
        error={sayError('ends', errors['ends'])}
      />
      <FormActions>
        <Button>{t('send_invitation')}</Button>
        <Button href="/administration" tone="quiet">
          {t('cancel')}
        </Button>
      </FormActions>
    </Form>
  </>
)
