import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { Filters } from '../../../kit/html/filters.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { Pager } from '../../../kit/html/pager.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { showDate } from '../../../kit/text/format.ts'
import type { Invitation, Member } from '../queries.ts'
import type { Role } from '../roles.ts'
import { roleName, showRole, t } from '../words.ts'
import { Invitations } from './invitations.tsx'

type Props = {
  organisation: string
  members: Member[]
  total: number
  sort: string
  invitations: Invitation[]
  roles: Role[]
  params: URLSearchParams
  previous: string | undefined
  next: string | undefined
  now: { epochMilliseconds: number }
}

const Until = ({ member }: { member: Member }) => {
  if (member.ended_at !== null)
    return <StatusChip tone="ended">{t('ended', { date: showDate(member.ended_at) })}</StatusChip>
  return <>{member.ends_on === null ? t('until_further') : showDate(member.ends_on)}</>
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

/** The same list in another order, from its beginning. */
const sorted = (params: URLSearchParams, key: string, direction: 'asc' | 'desc') => {
  const to = new URLSearchParams(params)
  to.delete('sida')
  to.set('sort', direction === 'asc' ? key : `-${key}`)
  return `/administration?${to}`
}

const Members = ({ members, now, params, sort }: Pick<Props, 'members' | 'now' | 'params' | 'sort'>) => (
  <DataTable
    caption={t('members')}
    captionHidden
    rows={members}
    rowKey={m => m.membership_id}
    sort={{
      key: sort.replace('-', ''),
      direction: sort.startsWith('-') ? 'desc' : 'asc',
      href: (key, direction) => sorted(params, key, direction),
    }}
    exports={{
      csv: `/administration/personer.csv?${params}`,
      xlsx: `/administration/personer.xlsx?${params}`,
    }}
    columns={[
      {
        key: 'namn',
        label: t('name'),
        sortable: true,
        cell: m => (
          <a class="link" href={`/administration/personer/${m.membership_id}`}>
            {m.name}
          </a>
        ),
      },
      { key: 'roll', label: t('role'), sortable: true, cell: m => showRole(m.role) },
      { key: 'enhet', label: t('unit'), sortable: true, cell: m => m.unit ?? '–' },
      { key: 'slut', label: t('until'), sortable: true, cell: m => <Until member={m} /> },
      {
        key: 'action',
        label: t('actions'),
        cell: m =>
          m.ended_at === null || now.epochMilliseconds - m.ended_at.epochMilliseconds < 86_400_000 ? (
            <EndOrUndo member={m} />
          ) : (
            '–'
          ),
      },
    ]}
  />
)

export const MembersPage = (props: Props) => {
  const { organisation, members, invitations, roles, params } = props
  return (
    <>
      <PageHead
        title={t('members_title')}
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
      />
      {invitations.length > 0 && <Invitations invitations={invitations} now={props.now} />}
      {invitations.length > 0 && <h2>{t('members_heading')}</h2>}
      <Filters
        path="/administration"
        params={params}
        search={{ name: 'q', label: t('search_members') }}
        facets={[
          {
            name: 'roll',
            label: t('role'),
            options: roles.map(role => ({ value: role, label: roleName(role) })),
          },
          { name: 'visa', label: t('show'), options: [{ value: 'avslutade', label: t('show_ended') }] },
        ]}
        summary={t('members_count', { count: props.total })}
      />
      {members.length === 0 ? (
        <EmptyState title={t('members_none')}>{t('members_none_text')}</EmptyState>
      ) : (
        <Members members={members} now={props.now} params={params} sort={props.sort} />
      )}
      <Pager previous={props.previous} next={props.next} />
    </>
  )
}
