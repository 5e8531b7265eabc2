import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { showDate } from '../../../kit/text/format.ts'
import type { Viewer } from '../../web/viewer.ts'
import { showRole, t } from '../words.ts'
import { maySeat, mayUnseat } from './policy.ts'
import type { Area, SeatInArea } from './queries.ts'

/** Above the form that adds one. */
export const Areas = ({ areas }: { areas: readonly Area[] }) => (
  <>
    {areas.length === 0 ? (
      <EmptyState title={t('areas_none')}>{t('areas_none_text')}</EmptyState>
    ) : (
      <DataTable
        caption={t('areas_title')}
        captionHidden
        rows={areas}
        rowKey={area => area.area_id}
        columns={[
          {
            key: 'name',
            label: t('name'),
            cell: area => <a href={`/administration/omraden/${area.area_id}`}>{area.name}</a>,
          },
          { key: 'ground', label: t('area_ground'), cell: area => area.ground, as: 'text' },
          {
            key: 'units',
            label: t('units_title'),
            cell: area => area.units ?? t('area_no_units'),
            as: 'text',
          },
        ]}
      />
    )}
    <h2>{t('area_add_title')}</h2>
  </>
)

const Act = ({ viewer, seat }: { viewer: Viewer; seat: SeatInArea }) => {
  const at = `/enheten/${seat.membership_id}`
  if (!seat.isSeated && maySeat(viewer, seat))
    return (
      <PostButton action={`${at}/godkann`} small about={seat.name}>
        {t('seat_approve')}
      </PostButton>
    )
  if (seat.isSeated && mayUnseat(viewer, seat))
    return (
      <PostButton action={`${at}/ta-tillbaka`} tone="secondary" small about={seat.name}>
        {t('seat_withdraw')}
      </PostButton>
    )
  return null
}

/** Who works where secrecy holds: the waiting first. */
export const SeatsPage = ({ viewer, seats }: { viewer: Viewer; seats: readonly SeatInArea[] }) => (
  <>
    <PageHead title={t('seats_title')} lead={t('seats_lead')} />
    {seats.length === 0 ? (
      <EmptyState title={t('seats_none')}>{t('seats_none_text')}</EmptyState>
    ) : (
      <DataTable
        caption={t('seats_title')}
        captionHidden
        rows={seats}
        rowKey={seat => seat.membership_id}
        columns={[
          { key: 'name', label: t('name'), cell: seat => seat.name },
          { key: 'role', label: t('role'), cell: seat => showRole(seat.role) },
          { key: 'unit', label: t('unit'), cell: seat => seat.unit, as: 'text' },
          {
            key: 'state',
            label: t('seat_state'),
            cell: seat =>
              seat.seated_at === null ? t('seat_waits') : t('seat_since', { date: showDate(seat.seated_at) }),
          },
          {
            key: 'act',
            label: t('actions'),
            as: 'action',
            cell: seat => <Act viewer={viewer} seat={seat} />,
          },
        ]}
      />
    )}
  </>
)
