import { Button } from '../../../kit/html/button.tsx'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import { showRole } from '../../organisations/words.ts'
import type { selectOpenInvitation } from '../accept-invitation.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import { t } from '../words.ts'

type Props = {
  token: string
  invitation: Awaited<ReturnType<typeof selectOpenInvitation>>
  /** new: nobody has the address; known: somebody has and must sign in; back: their assignments have all ended; own: the reader is invited; other: it is not for them. */
  reader: 'new' | 'known' | 'back' | 'own' | 'other'
  typed?: Typed
  errors?: FieldErrors
}

const NewReader = ({ token, typed = {}, errors = {} }: Props) => (
  <Form action={`/inbjudan/${token}`}>
    <TextInput
      name="name"
      label={t('your_name')}
      hint={t('invitation_name_hint')}
      autocomplete="name"
      value={typed['name']?.toString()}
      error={sayError('name', errors['name'])}
    />
    <FormActions>
      <Button>{t('invitation_accept')}</Button>
    </FormActions>
  </Form>
)

const Next = (props: Props) => {
  const { reader, token } = props
  if (reader === 'new') return <NewReader {...props} />
  if (reader === 'own' || reader === 'back')
    return <PostButton action={`/inbjudan/${token}`}>{t('invitation_accept')}</PostButton>
  if (reader === 'known') {
    return (
      <>
        <p>{t('invitation_known')}</p>
        <Button href={`/logga-in?till=/inbjudan/${token}`}>{t('invitation_sign_in')}</Button>
      </>
    )
  }
  return (
    <>
      <p>{t('invitation_other')}</p>
      <PostButton action="/logga-ut" tone="secondary">
        {t('sign_out')}
      </PostButton>
    </>
  )
}

export const InvitationPage = (props: Props) => {
  const { invitation, errors = {} } = props
  const items = [
    { term: t('organisation'), details: invitation.organisation },
    { term: t('role'), details: showRole(invitation.role) },
    ...(invitation.unit ? [{ term: t('unit'), details: invitation.unit }] : []),
    ...(invitation.ends_on ? [{ term: t('ends_on'), details: showDate(invitation.ends_on) }] : []),
  ]
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead
        title={t('invitation_title', { organisation: invitation.organisation })}
        lead={t('invitation_lead')}
      />
      <DescriptionList items={items} />
      <Next {...props} />
    </>
  )
}
