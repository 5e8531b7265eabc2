import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { Link } from '../../../kit/html/link.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { t } from '../words.ts'

export const NewAccountPage = ({ typed = {}, errors = {} }: { typed?: Typed; errors?: FieldErrors }) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('account_title')} lead={t('account_lead')} />
    <Form action="/skapa-konto">
      <TextInput
        name="name"
        label={t('your_name')}
        autocomplete="name"
        value={typed['name']?.toString()}
        error={sayError('name', errors['name'])}
      />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        hint={t('account_email_hint')}
        autocomplete="email"
        value={typed['email']?.toString()}
        error={sayError('email', errors['email'])}
      />
      <FormActions>
        <Button>{t('account_send')}</Button>
      </FormActions>
    </Form>
    <p>
      {t('have_account')} <Link href="/logga-in">{t('sign_in')}</Link>
    </p>
  </>
)
