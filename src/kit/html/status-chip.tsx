import type { ComponentChildren } from 'preact'

/** neutral: not begun · growing: under way · good: done well · attention: a person is needed now · ended: over */
export type Tone = 'neutral' | 'growing' | 'good' | 'attention' | 'ended'

const shapes: Record<Tone, string> = {
  neutral: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  growing:
    'M8 14V8M8 9C3.500 9 2.500 6 2.500 3.500 6 3.500 8 5.500 8 9zM8 10.500c3.500 0 5-2 5.200-5C10 5.500 8 7 8 10.500z',
  good: 'M3 8.500l3.500 3.500L13 4.500',
  attention: 'M8 2l6.500 11.500h-13zM8 6.500v3.200M8 11.500v.3',
  ended: 'M3.500 3.500h9v9h-9zM5.500 8h5',
}

export const Shape = ({ tone }: { tone: Tone }) => (
  <svg class="chip__shape" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={shapes[tone]} />
  </svg>
)

/** Text and shape: the colour only repeats them. */
export const StatusChip = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class={`chip chip--${tone}`}>
    <Shape tone={tone} />
    {children}
  </span>
)
