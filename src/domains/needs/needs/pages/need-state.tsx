import { StatusChip, type Tone } from '../../../../kit/html/status-chip.tsx'
import { stateOf } from '../list.ts'
import type { Need } from '../queries.ts'
import { t } from '../words.ts'

const tones = { state_closed: 'ended', state_shown: 'good', state_own: 'neutral' } as const satisfies Record<
  string,
  Tone
>

/** Closed, shown to everybody, or seen by the organisation alone. */
export const NeedState = ({ need }: { need: Pick<Need, 'opened_at' | 'closed_at'> }) => {
  const state = stateOf(need)
  return <StatusChip tone={tones[state]}>{t(state)}</StatusChip>
}
