import { DataTable } from '../../../../kit/html/data-table.tsx'
import { StatusChip, type Tone } from '../../../../kit/html/status-chip.tsx'
import { showShortDate } from '../../../../kit/text/format.ts'
import { openPlaces } from '../../../directory/public.ts'
import { t } from '../../words.ts'
import type { Placement } from '../queries.ts'

type State =
  | 'asked'
  | 'queued'
  | 'declined'
  | 'accepted'
  | 'referred'
  | 'agreed'
  | 'under_way'
  | 'ended'
  | 'stopped'
  | 'withdrawn'
  | 'lapsed'
  | 'in_error'
const tones: Record<State, Tone> = {
  asked: 'neutral',
  queued: 'neutral',
  declined: 'ended',
  accepted: 'growing',
  referred: 'growing',
  agreed: 'growing',
  under_way: 'growing',
  ended: 'good',
  stopped: 'ended',
  withdrawn: 'ended',
  lapsed: 'ended',
  in_error: 'ended',
}

export const stateName = (state: string): string => t(`state_${state as State}`)
export const PlacementState = ({ state }: { state: string }) => (
  <StatusChip tone={tones[state as State]}>{stateName(state)}</StatusChip>
)

/** Somebody's placements, the newest first. */
export const PlacementTable = ({ placements }: { placements: readonly Placement[] }) => (
  <DataTable
    caption={t('placements')}
    captionHidden
    rows={placements}
    rowKey={row => row.placement_id}
    rowHref={row => `/insatser/${row.placement_id}`}
    columns={[
      { key: 'where', label: t('enterprise'), cell: row => row.enterprise_name },
      { key: 'state', label: t('state'), cell: row => <PlacementState state={row.state} />, as: 'pill' },
      { key: 'kind', label: t('kind'), cell: row => openPlaces.words.kindName(row.kind), word: '' },
      { key: 'from', label: t('starts'), cell: row => showShortDate(row.starts_on), word: t('from_word') },
    ]}
  />
)
