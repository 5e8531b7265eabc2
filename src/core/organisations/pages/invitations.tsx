import { DataTable } from '../../../kit/html/data-table.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { showShortDate } from '../../../kit/text/format.ts'
import type { Invitation } from '../queries.ts'
import { showRole, t } from '../words.ts'

type Props = { invitations: Invitation[]; now: { epochMilliseconds: number } }

const Actions = ({ invitation }: { invitation: Invitation }) => {
  const path = `/administration/inbjudningar/${invitation.invitation_id}`
  return (
    <div class="actions">
      {invitation.lasts && (
        <PostButton action={`${path}/skicka-igen`} tone="secondary" small about={invitation.email}>
          {t('resend')}
        </PostButton>
      )}
      <PostButton action={`${path}/dra-tillbaka`} tone="quiet" small about={invitation.email}>
        {t('withdraw')}
      </PostButton>
    </div>
  )
}

/** Those who have been asked and have not answered. */
export const Invitations = ({ invitations, now }: Props) => (
  <>
    <h2>{t('invitations')}</h2>
    <DataTable
      caption={t('invitations')}
      captionHidden
      rows={invitations}
      rowKey={i => i.invitation_id}
      columns={[
        { key: 'email', label: t('email'), cell: i => i.email },
        { key: 'role', label: t('role'), cell: i => showRole(i.role) },
        { key: 'unit', label: t('unit'), cell: i => i.unit ?? '–' },
        {
          key: 'expires',
          label: t('answer_by'),
          cell: i =>
            i.expires_at.epochMilliseconds <= now.epochMilliseconds || !i.lasts ? (
              <StatusChip tone="attention">
                {t('expired', {
                  date: showShortDate(i.lasts || i.ends_on === null ? i.expires_at : i.ends_on),
                })}
              </StatusChip>
            ) : (
              showShortDate(i.expires_at)
            ),
        },
        { key: 'action', label: t('actions'), cell: i => <Actions invitation={i} />, as: 'action' },
      ]}
    />
  </>
)
