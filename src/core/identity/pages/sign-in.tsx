import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { Link } from '../../../kit/html/link.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PasskeyBox } from '../../../kit/html/passkey-box.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import type { DemoPerson } from '../demo-people.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { withReturn } from '../return-to.ts'
import { t } from '../words.ts'
import { DemoPeople } from './demo-people.tsx'

type Props = {
  till: string
  typed?: Typed
  errors?: FieldErrors
  /** The name of the OpenID provider, where there is one. */
  provider: string | undefined
  demo: DemoPerson[]
}

const OtherWays = ({ till, provider }: Pick<Props, 'till' | 'provider'>) => (
  <>
    <h2>{t('other_ways')}</h2>
    <div class="actions">
      <Button href="/logga-in/lank" tone="secondary" icon="mail">
        {t('to_mail_link')}
      </Button>
      <PasskeyBox
        question="/logga-in/nyckel/fraga"
        answer={withReturn('/logga-in/nyckel', till)}
        label={t('with_passkey')}
        failed={t('passkey_failed')}
      />
      {provider && (
        // The provider's page is another site: the browser goes there itself, not the script.
        <div data-turbo="false">
          <PostButton action="/logga-in/extern" fields={{ till }} tone="secondary">
            {t('with_provider', { name: provider })}
          </PostButton>
        </div>
      )}
    </div>
  </>
)

export const SignInPage = ({ till, typed = {}, errors = {}, provider, demo }: Props) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('sign_in_title')} lead={t('sign_in_lead')} />
    {demo.length > 0 && <DemoPeople people={demo} />}
    {demo.length > 0 && <h2>{t('own_account')}</h2>}
    <Form action="/logga-in">
      <HiddenField name="till" value={till} />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autocomplete="username webauthn"
        value={typed['email']?.toString()}
        error={sayError('email', errors['email'])}
      />
      <TextInput
        name="password"
        type="password"
        label={t('password')}
        autocomplete="current-password"
        error={sayError('password', errors['password'])}
      />
      <FormActions>
        <Button>{t('sign_in')}</Button>
      </FormActions>
    </Form>
    <OtherWays till={till} provider={provider} />
    <p>
      {t('no_account')} <Link href="/skapa-konto">{t('to_account')}</Link>
    </p>
  </>
)
