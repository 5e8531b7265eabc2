import { Section } from '../../../kit/html/arrange.tsx'
import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { wrongIn } from '../../../kit/html/field-errors.ts'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { TextArea } from '../../../kit/html/text-area.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import type { Profile } from '../enterprises/queries.ts'
import type { Criterion } from '../enterprises/schema.ts'
import { t } from '../words.ts'

type Declared = Profile['criteria'][number]

/** Whether whoever took the profile over may speak for the enterprise: what it confirms counts from then on. */
const Speaker = ({
  enterprise: { slug, speaker_checked_at },
  mayVouch,
}: {
  enterprise: Profile['enterprise']
  mayVouch: boolean
}) => {
  const checked = speaker_checked_at !== null
  return (
    <Section id="speaker" title={t('speaker_title')}>
      <p>{checked ? t('speaker_checked_on', { date: showDate(speaker_checked_at) }) : t('speaker_text')}</p>
      {mayVouch && (
        <PostButton
          action={`/foretag/${slug}/foretradare${checked ? '/ta-tillbaka' : ''}`}
          tone={checked ? 'quiet' : 'primary'}
        >
          {t(checked ? 'speaker_take_back' : 'speaker_checked')}
        </PostButton>
      )}
    </Section>
  )
}

const CriterionRow = ({
  slug,
  declared,
  mayVouch,
}: {
  slug: string
  declared: Declared
  mayVouch: boolean
}) => {
  const name = t(`criterion_${declared.criterion as Criterion}`)
  const fields = { criterion: declared.criterion, verified: declared.verified_at ? 'no' : 'yes' }
  return (
    <Card
      title={name}
      level={2}
      chips={
        declared.verified_at ? (
          <StatusChip tone="good">
            {t('verified_by', { who: declared.verifier ?? '', date: showDate(declared.verified_at) })}
          </StatusChip>
        ) : (
          <StatusChip tone="neutral">
            {t('self_declared', { date: showDate(declared.declared_at) })}
          </StatusChip>
        )
      }
      actions={
        mayVouch && (
          <PostButton action={`/foretag/${slug}/granska`} fields={fields} tone="secondary" small about={name}>
            {t(declared.verified_at ? 'withdraw_verification' : 'verify')}
          </PostButton>
        )
      }
    >
      <p>{declared.evidence || t('no_evidence')}</p>
    </Card>
  )
}

const { sayError } = wrongIn(t)

export const ReviewPage = ({
  profile: { enterprise, criteria },
  mayVouch,
  errors,
  reason,
}: {
  profile: Profile
  /** Not for an enterprise that the reader acts for. */
  mayVouch: boolean
  errors: FieldErrors
  reason: string
}) => {
  const wrong = sayError('unpublish_reason', errors['reason'])
  return (
    <>
      <ErrorSummary errors={wrong ? [{ name: 'reason', message: wrong }] : []} />
      <PageHead title={t('review_title', { name: enterprise.name })} lead={t('review_lead')} />
      {enterprise.claimed_at !== null && <Speaker enterprise={enterprise} mayVouch={mayVouch} />}
      {mayVouch || <p>{t('own_enterprise')}</p>}
      <h2>{t('section_criteria')}</h2>
      {criteria.length === 0 ? (
        <p>{t('no_criteria')}</p>
      ) : (
        <CardList>
          {criteria.map(c => (
            <CriterionRow key={c.criterion} slug={enterprise.slug} declared={c} mayVouch={mayVouch} />
          ))}
        </CardList>
      )}
      <h2>{t('visibility_title')}</h2>
      {enterprise.published_at === null ? (
        <>
          <p>{t('is_hidden')}</p>
          <PostButton action={`/foretag/${enterprise.slug}/visa-igen`}>{t('publish_again')}</PostButton>
        </>
      ) : (
        <Form action={`/foretag/${enterprise.slug}/ta-ned`}>
          <TextArea
            name="reason"
            label={t('unpublish_reason')}
            hint={t('hint_unpublish_reason')}
            value={reason}
            error={wrong}
            rows={2}
            maxLength={500}
          />
          <FormActions>
            <Button tone="danger">{t('unpublish')}</Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
