import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { t } from '../words.ts'

export const CodePage = ({ till, errors = {} }: { till: string; errors?: FieldErrors }) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('code_title')} lead={t('code_lead')} />
    <Form action="/logga-in/kod">
      <HiddenField name="till" value={till} />
      <TextInput
        name="code"
        label={t('code')}
        hint={t('code_hint')}
        width="m"
        autocomplete="one-time-code"
        autofocus
        error={sayError('code', errors['code'])}
      />
      <FormActions>
        <Button>{t('sign_in')}</Button>
        <Button href="/logga-in" tone="quiet">
          {t('back_to_sign_in')}
        </Button>
      </FormActions>
    </Form>
  </>
)
