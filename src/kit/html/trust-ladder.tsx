import type { ComponentChildren } from 'preact'

/** Whose word it is: 1 one's own, or of whoever added it · 2 confirmed by those it is about · 3 reviewed by somebody else. */
export type TrustLevel = 1 | 2 | 3
export const trustLevels = [1, 2, 3] as const satisfies readonly TrustLevel[]

const Dot = ({ x, filled }: { x: number; filled: boolean }) => (
  <circle cx={x} cy="8" r="5" class={filled ? 'trust__dot trust__dot--filled' : 'trust__dot'} />
)

/** On a card or in a row: so many dots of three, and the words that carry it. */
export const TrustMark = ({ level, children }: { level: TrustLevel; children: ComponentChildren }) => (
  <span class="trust">
    <svg class="trust__dots" width="42" height="16" viewBox="0 0 42 16" aria-hidden="true" focusable="false">
      {trustLevels.map(step => (
        <Dot key={step} x={step * 14 - 7} filled={step <= level} />
      ))}
    </svg>
    <span>{children}</span>
  </span>
)

/** In full: each step, whether it holds, and what would make it. */
export const TrustLadder = ({
  level,
  steps,
}: {
  level: TrustLevel
  steps: readonly [string, string, string]
}) => (
  <ol class="trust-ladder">
    {trustLevels.map(step => (
      <li key={step} class="trust">
        <svg
          class="trust__dots"
          width="16"
          height="16"
          viewBox="0 0 16 16"
          aria-hidden="true"
          focusable="false"
        >
          <Dot x={8} filled={step <= level} />
        </svg>
        <span>{steps[step - 1]}</span>
      </li>
    ))}
  </ol>
)
