import { t } from './words.ts'

export type StepState = 'done' | 'current' | 'todo'
export type Step = { label: string; state: StepState; href?: string | undefined; note?: string | undefined }

export const stepWord = (state: StepState): string =>
  t(state === 'done' ? 'done' : state === 'current' ? 'ongoing' : 'todo')

/** Where in a process you are. The states are said in words, not by colour. */
export const Steps = ({ steps, label }: { steps: readonly Step[]; label: string }) => (
  <ol class="steps" aria-label={label}>
    {steps.map(({ label: name, state, href, note }) => (
      <li
        key={name}
        class={`steps__item steps__item--${state}`}
        aria-current={state === 'current' ? 'step' : undefined}
      >
        <span class="steps__label">
          {href === undefined ? name : <a href={href}>{name}</a>}
          <span class="steps__state">{stepWord(state)}</span>
        </span>
        {note && <span class="steps__note">{note}</span>}
      </li>
    ))}
  </ol>
)
