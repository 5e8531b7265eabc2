import { Button } from '../../../kit/html/button.tsx'
import { Choice } from '../../../kit/html/choice.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { Link } from '../../../kit/html/link.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import type { Viewer } from '../../web/viewer.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import type { WaysIn } from '../ways-in-query.ts'
import { t } from '../words.ts'
import { Passkeys } from './passkeys.tsx'
import { PasswordForm } from './password-form.tsx'
import { Sessions } from './sessions.tsx'

export type SettingsProps = {
  viewer: Viewer
  ways: WaysIn
  typed?: Typed | undefined
  errors?: FieldErrors | undefined
}

const Details = ({ viewer, typed = {}, errors = {} }: SettingsProps) => (
  <Form action="/installningar/uppgifter">
    <TextInput
      name="name"
      label={t('your_name')}
      autocomplete="name"
      value={typed['name']?.toString() ?? viewer.name}
      error={sayError('name', errors['name'])}
    />
    <Choice
      name="locale"
      label={t('language')}
      inline
      value={typed['locale']?.toString() ?? viewer.locale}
      error={sayError('locale', errors['locale'])}
      options={[
        { value: 'sv', label: 'Svenska' },
        { value: 'en', label: 'English' },
      ]}
    />
    <FormActions>
      <Button>{t('save_details')}</Button>
    </FormActions>
  </Form>
)

const Codes = ({ on }: { on: boolean }) => (
  <>
    <h2 id="kod">{t('codes_title')}</h2>
    <p>{on ? t('codes_are_on') : t('codes_are_off')}</p>
    <Button href="/installningar/kod" tone="secondary">
      {on ? t('to_codes_off') : t('to_codes_on')}
    </Button>
  </>
)

export const SettingsPage = (props: SettingsProps) => {
  const { viewer, ways, errors = {} } = props
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead title={t('settings_title')} lead={t('settings_lead', { email: viewer.email })} />
      <h2>{t('details_title')}</h2>
      <Details {...props} />
      <h2 id="losenord">{t('password_title')}</h2>
      <PasswordForm has={ways.hasPassword} errors={errors} />
      <Codes on={ways.hasCodes} />
      <Passkeys passkeys={ways.passkeys} />
      <Sessions sessions={ways.sessions} />
      <h2>{t('own_log_title')}</h2>
      <p>
        {t('own_log_lead')} <Link href="/installningar/logg">{t('to_own_log')}</Link>
      </p>
    </>
  )
}
