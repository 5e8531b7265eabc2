import { Button } from '../../../kit/html/button.tsx'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions, HiddenField } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { TextArea } from '../../../kit/html/text-area.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { showDate, showNumber } from '../../../kit/text/format.ts'
import { showOrgnr } from '../../organisations/orgnr.ts'
import { sayError, summaryOf } from '../form-errors.ts'
import type { Participant } from '../queries.ts'
import { kindName, t } from '../words.ts'

type Props = { participant: Participant; typed?: Typed; errors?: FieldErrors }

const factsOf = (p: Participant) => [
  { term: t('kind'), details: kindName(p.kind) },
  ...(p.orgnr ? [{ term: t('orgnr'), details: showOrgnr(p.orgnr) }] : []),
  { term: t('since'), details: showDate(p.created_at) },
  { term: t('people'), details: showNumber(p.people) },
  { term: t('waiting'), details: showNumber(p.waiting) },
  ...(p.ended_at ? [{ term: t('ended_on'), details: showDate(p.ended_at) }] : []),
]

const Cover = ({ participant, typed, errors = {} }: Props) => (
  <>
    <h2>{t('cover_title')}</h2>
    <Form action={`/administration/organisationer/${participant.tenant_id}/kommuner`}>
      <TextArea
        name="municipalities"
        label={t('municipalities')}
        hint={t('cover_hint')}
        value={(typed?.['municipalities'] ?? participant.municipalities.join('\n')).toString()}
        error={sayError('municipalities', errors['municipalities'])}
      />
      <FormActions>
        <Button>{t('cover_save')}</Button>
      </FormActions>
    </Form>
  </>
)

const Invite = ({ participant, typed, errors = {} }: Props) => (
  <>
    <h2>{t('invite_title')}</h2>
    <p>{t('invite_lead')}</p>
    <Form action={`/administration/organisationer/${participant.tenant_id}/bjud-in`}>
      <HiddenField name={onceField} value={onceOf(typed)} />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        value={typed?.['email']?.toString()}
        error={sayError('email', errors['email'])}
      />
      <FormActions>
        <Button>{t('invite')}</Button>
      </FormActions>
    </Form>
  </>
)

/** What whoever runs the installation needs to know of an organisation, and can do for it. */
export const ParticipantPage = (props: Props) => {
  const { participant, errors = {} } = props
  const path = `/administration/organisationer/${participant.tenant_id}`
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead title={participant.name} />
      <DescriptionList items={factsOf(participant)} />
      {participant.ended_at !== null ? (
        <PostButton action={`${path}/angra`} tone="secondary">
          {t('restore')}
        </PostButton>
      ) : (
        <>
          {participant.kind === 'association' && <Cover {...props} />}
          <Invite {...props} />
          <h2>{t('end_title')}</h2>
          <p>{t('end_lead')}</p>
          <PostButton action={`${path}/avsluta`} tone="danger">
            {t('end')}
          </PostButton>
        </>
      )}
    </>
  )
}
