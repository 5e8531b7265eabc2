import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { ErrorSummary } from '../../../kit/html/error-summary.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import { summaryOf } from '../form-errors.ts'
import type { Member } from '../queries.ts'
import { showRole, t } from '../words.ts'

type Props = { member: Member }

const Facts = ({ member }: Props) => (
  <DescriptionList
    items={[
      { term: t('email'), details: member.email },
      { term: t('role'), details: showRole(member.role) },
      { term: t('since'), details: showDate(member.starts_on) },
      ...(member.ended_at ? [{ term: t('ended_on'), details: showDate(member.ended_at) }] : []),
    ]}
  />
)

/** Above the form that changes an assignment. */
export const MemberHead = (props: Props) => (
  <>
    <Facts {...props} />
    <h2>{t('change_title')}</h2>
  </>
)

export const MemberEnd = ({ path }: { path: string }) => (
  <>
    <h2>{t('end_title')}</h2>
    <p>{t('end_lead')}</p>
    <PostButton action={`${path}/avsluta`} tone="danger">
      {t('end_now')}
    </PostButton>
  </>
)

/** An assignment that somebody ended: it can be taken back. */
export const EndedPage = ({ member, path, errors = {} }: Props & { path: string; errors?: FieldErrors }) => (
  <>
    <ErrorSummary errors={summaryOf(errors)} />
    <PageHead title={member.name} />
    <Facts member={member} />
    <PostButton action={`${path}/angra`} tone="secondary">
      {t('undo')}
    </PostButton>
  </>
)
