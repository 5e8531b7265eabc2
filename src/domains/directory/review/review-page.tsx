import { Button } from '../../../kit/html/button.tsx'
import { Card, CardList } from '../../../kit/html/card.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { TextArea } from '../../../kit/html/text-area.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import type { Profile } from '../enterprises/queries.ts'
import type { Criterion } from '../enterprises/schema.ts'
import { errorText, t } from '../words.ts'

type Declared = Profile['criteria'][number]

const CriterionRow = ({ slug, declared }: { slug: string; declared: Declared }) => {
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
          <StatusChip tone="growing">
            {t('self_declared', { date: showDate(declared.declared_at) })}
          </StatusChip>
        )
      }
      actions={
        <PostButton action={`/foretag/${slug}/granska`} fields={fields} tone="secondary" small about={name}>
          {t(declared.verified_at ? 'withdraw_verification' : 'verify')}
        </PostButton>
      }
    >
      <p>{declared.evidence || t('no_evidence')}</p>
    </Card>
  )
}

export const ReviewPage = ({
  profile: { enterprise, criteria },
  errors,
  reason,
}: {
  profile: Profile
  errors: FieldErrors
  reason: string
}) => {
  const wrong = errors['reason'] ? errorText(errors['reason'], t('unpublish_reason')) : undefined
  return (
    <>
      <ErrorSummary errors={wrong ? [{ name: 'reason', message: wrong }] : []} />
      <PageHead title={t('review_title', { name: enterprise.name })} lead={t('review_lead')} />
      {criteria.length === 0 ? (
        <p>{t('no_criteria')}</p>
      ) : (
        <CardList>
          {criteria.map(c => (
            <CriterionRow key={c.criterion} slug={enterprise.slug} declared={c} />
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
