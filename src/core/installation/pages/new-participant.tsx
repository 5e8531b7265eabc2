import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { invitedKinds } from '../schema.ts'
import { kindName, t } from '../words.ts'

const fields = () =>
  fieldTable(t)({
    kind: { as: 'select', options: optionsOf(invitedKinds, kindName) },
    name: { as: 'text?', hint: 'name_hint' },
    municipalities: { as: 'area?', hint: 'municipalities_hint', rows: 3 },
    orgnr: { as: 'text?', hint: 'orgnr_hint' },
    email: { as: 'email', label: 'first_email', hint: 'first_email_hint' },
  })

export const NewParticipantPage = ({ typed = {}, errors = {} }: { typed?: Typed; errors?: FieldErrors }) => (
  <SimpleForm
    title={t('new_title')}
    lead={t('new_lead')}
    action="/administration/organisationer/ny"
    specs={fields()}
    typed={typed}
    errors={errors}
    inside={<HiddenField name={onceField} value={onceOf(typed)} />}
    submit={t('add')}
    back="/administration/organisationer"
  />
)
