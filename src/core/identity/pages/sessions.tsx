import { DataTable } from '../../../kit/html/data-table.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { showShortInstant } from '../../../kit/text/format.ts'
import { showDevice } from '../device.ts'
import type { OpenSession } from '../ways-in-query.ts'
import { t } from '../words.ts'

export const Sessions = ({ sessions }: { sessions: OpenSession[] }) => (
  <>
    <h2 id="inloggningar">{t('sessions_title')}</h2>
    <p>{t('sessions_lead')}</p>
    <DataTable
      caption={t('sessions_title')}
      captionHidden
      rows={sessions}
      rowKey={session => session.id}
      columns={[
        { key: 'device', label: t('device'), cell: s => showDevice(s.device) },
        { key: 'since', label: t('signed_in_at'), cell: s => showShortInstant(s.createdAt) },
        { key: 'seen', label: t('seen_at'), cell: s => showShortInstant(s.seenAt) },
        {
          key: 'action',
          as: 'action',
          label: t('choose'),
          cell: s =>
            s.current ? (
              t('session_this')
            ) : (
              <PostButton
                action={`/installningar/inloggningar/${s.id}/avsluta`}
                tone="secondary"
                small
                about={showDevice(s.device)}
              >
                {t('session_end')}
              </PostButton>
            ),
        },
      ]}
    />
    {sessions.length > 1 && (
      <PostButton action="/installningar/inloggningar/avsluta-andra" tone="secondary">
        {t('sessions_end_others')}
      </PostButton>
    )}
  </>
)
