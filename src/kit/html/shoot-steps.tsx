import type { ComponentChildren } from 'preact'
import { type StepState, stepWord } from './steps.tsx'
import { Shoot } from './wordmark.tsx'

export type ShootStep = {
  label: string
  state: StepState
  date?: string | undefined
  text?: ComponentChildren
}

type Props = {
  steps: readonly ShootStep[]
  /** "Dina steg" */
  label: string
  /** Words for where it grows from: the start. */
  ground: string
}

/** One length of the stem; what is done has its leaf, what goes on a bud, what remains a thin line. Leaves take turns. */
const Length = ({ state, left }: { state: StepState; left: boolean }) => (
  <svg
    class={`shoot-steps__length shoot-steps__length--${state}`}
    viewBox="0 0 64 72"
    aria-hidden="true"
    focusable="false"
  >
    <g transform={left ? undefined : 'matrix(-1 0 0 1 64 0)'}>
      {state === 'done' && <path class="shoot-steps__leaf" d="M32 50C16 52 6 42 4 24c16 0 28 8 28 26z" />}
      {state === 'done' && <path class="shoot-steps__vein" d="M32 50C26 40 18 33 11 29" />}
      {state === 'current' && (
        <path
          class="shoot-steps__bud"
          d="M32 30C21 30 15 23 14 12c11 0 18 7 18 18zM32 33c0-10 5-15 15-16 0 10-5 16-15 16z"
        />
      )}
      {state === 'todo' && <circle class="shoot-steps__node" cx="32" cy="44" r="4" />}
    </g>
  </svg>
)

/** A person's steps as a shoot that grows upward. In the page's own order the first comes first; only the eye sees it turned. */
export const ShootSteps = ({ steps, label, ground }: Props) => (
  <div class="shoot-steps">
    <ol class="shoot-steps__list" aria-label={label}>
      {steps.map(({ label: name, state, date, text }, i) => (
        <li key={name} class={`shoot-steps__step shoot-steps__step--${state}`}>
          <Length state={state} left={i % 2 === 0} />
          <div class="shoot-steps__words">
            <p class="shoot-steps__label">
              {name} <span class="shoot-steps__state">{stepWord(state)}</span>
            </p>
            {date && <p class="shoot-steps__date">{date}</p>}
            {text && <div class="shoot-steps__text">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
    <p class="shoot-steps__ground">
      <Shoot size={20} />
      {ground}
    </p>
  </div>
)
