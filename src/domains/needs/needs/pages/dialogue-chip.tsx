import { StatusChip } from '../../../../kit/html/status-chip.tsx'
import type { Dialogue } from '../dialogue.ts'
import { t } from '../words.ts'

const tones = { ahead: 'neutral', overdue: 'attention', begun: 'growing', passed: 'ended' } as const

/** How the talk with the market stands: words and a shape. */
export const DialogueChip = ({ dialogue }: { dialogue: Dialogue }) => (
  <StatusChip tone={tones[dialogue.state]}>{t(`dialogue_${dialogue.state}`)}</StatusChip>
)
