import { DataTable } from '../../../kit/html/data-table.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { roleName } from '../../organisations/words.ts'
import type { Viewer } from '../../web/viewer.ts'
import { t } from '../words.ts'

export const SeatsPage = ({ viewer }: { viewer: Viewer }) => (
  <>
    <PageHead title={t('seats_title')} lead={t('seats_lead')} />
    <DataTable
      caption={t('seats_title')}
      captionHidden
      rows={viewer.seats}
      rowKey={seat => seat.membershipId}
      columns={[
        { key: 'organisation', label: t('organisation'), cell: seat => seat.organisation },
        { key: 'role', label: t('role'), cell: seat => roleName(seat.role) },
        {
          key: 'action',
          as: 'action',
          label: t('choose'),
          cell: seat =>
            seat.membershipId === viewer.seat?.membershipId ? (
              <StatusChip tone="good">{t('seat_now')}</StatusChip>
            ) : (
              <PostButton
                action="/byt-uppdrag"
                fields={{ uppdrag: seat.membershipId }}
                tone="secondary"
                small
                about={`${roleName(seat.role)}, ${seat.organisation}`}
              >
                {t('seat_choose')}
              </PostButton>
            ),
        },
      ]}
    />
  </>
)
