import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Select } from '../../../kit/html/select.tsx'
import { TextArea } from '../../../kit/html/text-area.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { invitedKinds } from '../schema.ts'
import { kindName, t } from '../words.ts'

export const NewParticipantPage = ({ typed = {}, errors = {} }: { typed?: Typed; errors?: FieldErrors }) => {
  const field = (name: string) => ({
    name,
    value: typed[name]?.toString(),
    error: sayError(name, errors[name]),
  })
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead title={t('new_title')} lead={t('new_lead')} />
      <Form action="/administration/organisationer/ny">
        <HiddenField name={onceField} value={onceOf(typed)} />
        <Select
          {...field('kind')}
          label={t('kind')}
          options={invitedKinds.map(kind => ({ value: kind, label: kindName(kind) }))}
        />
        <TextInput {...field('name')} label={t('name')} hint={t('name_hint')} optional />
        <TextArea
          {...field('municipalities')}
          label={t('municipalities')}
          hint={t('municipalities_hint')}
          rows={3}
          optional
        />
        <TextInput {...field('orgnr')} label={t('orgnr')} hint={t('orgnr_hint')} optional />
        <TextInput {...field('email')} type="email" label={t('first_email')} hint={t('first_email_hint')} />
        <FormActions>
          <Button>{t('add')}</Button>
          <Button href="/administration/organisationer" tone="quiet">
            {t('cancel')}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
