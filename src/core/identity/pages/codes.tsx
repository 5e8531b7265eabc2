import { Button } from '../../../kit/html/button.tsx'
import { CopyText } from '../../../kit/html/copy-text.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { QrCode } from '../../../kit/html/qr-code.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { t } from '../words.ts'

type Start = { on: boolean; hasPassword: boolean; errors?: FieldErrors }

/** Turning codes on or off asks for the password, where there is one: an open computer must not be enough. */
export const CodesPage = ({ on, hasPassword, errors = {} }: Start) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead
      title={on ? t('codes_off_title') : t('codes_on_title')}
      lead={on ? t('codes_off_lead') : t('codes_on_lead')}
    />
    {/* The answer with the secret is shown once, not kept as a page of its own: the browser sends this form itself. */}
    <div data-turbo="false">
      <Form action={on ? '/installningar/kod/av' : '/installningar/kod'}>
        {hasPassword && (
          <TextInput
            name="present"
            type="password"
            label={t('password_present')}
            autocomplete="current-password"
            error={sayError('present', errors['present'])}
          />
        )}
        <FormActions>
          <Button tone={on ? 'danger' : 'primary'}>{on ? t('codes_off') : t('codes_show_secret')}</Button>
          <Button href="/installningar#kod" tone="quiet">
            {t('cancel')}
          </Button>
        </FormActions>
      </Form>
    </div>
  </>
)

type Secret = { uri: string; spare: string[]; errors?: FieldErrors }

const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

export const SecretPage = ({ uri, spare, errors = {} }: Secret) => {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead title={t('secret_title')} lead={t('secret_lead')} />
      <QrCode text={uri} label={t('secret_qr')} />
      <p>
        <a class="link" href={uri}>
          {t('secret_open_app')}
        </a>
      </p>
      <p>{t('secret_type')}</p>
      <CopyText text={grouped(secret)} label={t('secret_label')} />
      <h2>{t('spare_title')}</h2>
      <p>{t('spare_lead')}</p>
      <CopyText text={spare.join(' ')} label={t('spare_title')} />
      <Notice tone="warning" title={t('spare_once')} />
      <div data-turbo="false">
        <Form action="/installningar/kod/bekrafta">
          <HiddenField name="uri" value={uri} />
          <HiddenField name="spare" value={spare.join(' ')} />
          <TextInput
            name="code"
            label={t('secret_confirm')}
            hint={t('secret_confirm_hint')}
            width="s"
            inputMode="numeric"
            autocomplete="one-time-code"
            error={sayError('code', errors['code'])}
          />
          <FormActions>
            <Button>{t('codes_on')}</Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}
