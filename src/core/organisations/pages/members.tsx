import { Button } from '../../../kit/html/button.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { showShortDate } from '../../../kit/text/format.ts'
import type { ListColumn } from '../../lists/columns.ts'
import type { Shown } from '../../lists/list.ts'
import { ListPage } from '../../lists/page.tsx'
import type { MemberQuery } from '../forms.ts'
import type { Invitation, Member } from '../queries.ts'
import type { Role } from '../roles.ts'
import { roleName, showRole, t } from '../words.ts'
import { Invitations } from './invitations.tsx'

/** Who is asked to join, and as what somebody can be. */
export type MembersMore = { organisation: string; invitations: Invitation[]; roles: Role[] }

const Until = ({ member }: { member: Member }) => {
  if (member.ended_at !== null)
    return <StatusChip tone="ended">{t('ended', { date: showShortDate(member.ended_at) })}</StatusChip>
  return <>{member.ends_on === null ? t('until_further') : showShortDate(member.ends_on)}</>
}

const EndOrUndo = ({ member }: { member: Member }) =>
  member.ended_at !== null ? (
    <PostButton
      action={`/administration/personer/${member.membership_id}/angra`}
      tone="secondary"
      small
      about={member.name}
    >
      {t('undo')}
    </PostButton>
  ) : (
    <PostButton
      action={`/administration/personer/${member.membership_id}/avsluta`}
      tone="secondary"
      small
      about={member.name}
    >
      {t('end')}
    </PostButton>
  )

export const memberColumns = (now: { epochMilliseconds: number }): ListColumn<Member>[] => [
  {
    key: 'namn',
    label: t('name'),
    value: m => m.name,
  },
  { key: 'email', label: t('email'), value: m => m.email, fileOnly: true },
  { key: 'roll', label: t('role'), value: m => showRole(m.role), word: '' },
  { key: 'enhet', label: t('unit'), value: m => m.unit, cell: m => m.unit ?? '–', as: 'text', word: '' },
  { key: 'since', label: t('since'), value: m => m.starts_on, fileOnly: true },
  { key: 'slut', label: t('until'), value: m => m.ends_on, cell: m => <Until member={m} />, as: 'pill' },
  { key: 'ended', label: t('ended_on'), value: m => m.ended_at, fileOnly: true },
  {
    key: 'action',
    label: t('actions'),
    as: 'action',
    cell: m =>
      m.ended_at === null || now.epochMilliseconds - m.ended_at.epochMilliseconds < 86_400_000 ? (
        <EndOrUndo member={m} />
      ) : (
        '–'
      ),
  },
]

export const MembersPage = ({ list }: { list: Shown<Member, MemberQuery, MembersMore> }) => {
  const { organisation, invitations, roles } = list.more
  return (
    <ListPage
      list={list}
      lead={t('members_lead', { organisation })}
      actions={
        <>
          <Button href="/administration/bjud-in" icon="plus">
            {t('to_invite')}
          </Button>
          <Button href="/administration/enheter" tone="secondary">
            {t('to_units')}
          </Button>
        </>
      }
      search={t('search_members')}
      facets={[
        {
          name: 'roll',
          label: t('role'),
          options: roles.map(role => ({ value: role, label: roleName(role) })),
        },
        { name: 'visa', label: t('show'), options: [{ value: 'avslutade', label: t('show_ended') }] },
      ]}
      rowHref={m => `/administration/personer/${m.membership_id}`}
      summary={t('members_count', { count: list.page.totals.total })}
      empty={{ title: t('members_none'), text: t('members_none_text') }}
    >
      {invitations.length > 0 && (
        <>
          <Invitations invitations={invitations} now={list.now} />
          <h2>{t('members_heading')}</h2>
        </>
      )}
    </ListPage>
  )
}
