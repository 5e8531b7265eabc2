import { Button } from '../../../kit/html/button.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { Link } from '../../../kit/html/link.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { t } from '../words.ts'

type Props = { typed?: Typed; errors?: FieldErrors }

export const AskLinkPage = ({ typed = {}, errors = {} }: Props) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={t('link_title')} lead={t('link_lead')} />
    <Form action="/logga-in/lank">
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autocomplete="email"
        value={typed['email']?.toString()}
        error={sayError('email', errors['email'])}
      />
      <FormActions>
        <Button>{t('send_link')}</Button>
        <Button href="/logga-in" tone="quiet">
          {t('back_to_sign_in')}
        </Button>
      </FormActions>
    </Form>
  </>
)

/** Says the same to all: whether an address has an account is nobody's business. */
export const LinkSentPage = ({ showsMail }: { showsMail: boolean }) => (
  <>
    <PageHead title={t('link_sent_title')} lead={t('link_sent_lead')} />
    <p>{t('link_sent_help')}</p>
    {showsMail && (
      <p>
        <Link href="/demo/post">{t('demo_mail')}</Link>
      </p>
    )}
    <p>
      <Link href="/logga-in">{t('back_to_sign_in')}</Link>
    </p>
  </>
)

/** The link itself changes nothing: mail filters follow links, people press buttons. */
export const UseLinkPage = ({ action, kind }: { action: string; kind: 'link' | 'account' }) => (
  <>
    <PageHead title={t(`use_${kind}_title`)} lead={t(`use_${kind}_lead`)} />
    <Form action={action}>
      <FormActions>
        <Button>{t(`use_${kind}_button`)}</Button>
      </FormActions>
    </Form>
  </>
)
