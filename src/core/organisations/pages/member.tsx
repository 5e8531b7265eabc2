import { Button } from '../../../kit/html/button.tsx'
import type { DateBoxes } from '../../../kit/html/date-boxes.ts'
import { DateInput } from '../../../kit/html/date-input.tsx'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import type { Member, Unit } from '../queries.ts'
import { sayError, showRole, summaryOf, t } from '../words.ts'
import { UnitSelect } from './unit-select.tsx'

type Props = {
  member: Member
  units: Unit[]
  ends: DateBoxes | undefined
  typed?: Typed
  errors?: FieldErrors
}

const ChangeForm = ({ member, units, ends, typed, errors = {} }: Props) => (
  <Form action={`/administration/personer/${member.membership_id}`}>
    <UnitSelect
      units={units}
      value={typed ? typed['unit']?.toString() : (member.unit_id ?? undefined)}
      error={sayError('unit', errors['unit'])}
    />
    <DateInput
      name="ends"
      label={t('ends_on')}
      hint={t('ends_on_hint')}
      optional
      value={ends}
      error={sayError('ends', errors['ends'])}
    />
    <FormActions>
      <Button>{t('save_change')}</Button>
      <Button href="/administration" tone="quiet">
        {t('cancel')}
      </Button>
    </FormActions>
  </Form>
)

export const MemberPage = (props: Props) => {
  const { member, errors = {} } = props
  const path = `/administration/personer/${member.membership_id}`
  const items = [
    { term: t('email'), details: member.email },
    { term: t('role'), details: showRole(member.role) },
    { term: t('since'), details: showDate(member.starts_on) },
    ...(member.ended_at ? [{ term: t('ended_on'), details: showDate(member.ended_at) }] : []),
  ]
  return (
    <>
      <ErrorSummary errors={summaryOf(errors)} />
      <PageHead title={member.name} />
      <DescriptionList items={items} />
      {member.ended_at === null ? (
        <>
          <h2>{t('change_title')}</h2>
          <ChangeForm {...props} />
          <h2>{t('end_title')}</h2>
          <p>{t('end_lead')}</p>
          <PostButton action={`${path}/avsluta`} tone="danger">
            {t('end_now')}
          </PostButton>
        </>
      ) : (
        <PostButton action={`${path}/angra`} tone="secondary">
          {t('undo')}
        </PostButton>
      )}
    </>
  )
}
