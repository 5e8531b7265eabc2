import { Icon } from './icon.tsx'
import { t } from './words.ts'

export type StepState = 'done' | 'current' | 'todo'
export type Step = { label: string; state: StepState; href?: string | undefined; note?: string | undefined }

export const stepWord = (state: StepState): string =>
  t(state === 'done' ? 'done' : state === 'current' ? 'ongoing' : 'todo')

type Props = {
  steps: readonly Step[]
  label: string
  /** Beside each other as one line; where there is no room, the current one alone: "Steg 3 av 5: Svar". */
  line?: boolean | undefined
}

/** Where in a process you are. The states are said in words, not by colour. */
export const Steps = ({ steps, label, line }: Props) => (
  <ol class={line ? 'steps steps--line' : 'steps'} aria-label={label}>
    {steps.map(({ label: name, state, href, note }, i) => (
      <li
        key={name}
        class={`steps__item steps__item--${state}`}
        aria-current={state === 'current' ? 'step' : undefined}
      >
        {state === 'done' && <Icon name="check" size={16} />}
        <span class="steps__label">
          {line && <span class="steps__count">{t('stepOf', { n: i + 1, of: steps.length })} </span>}
          {href === undefined ? name : <a href={href}>{name}</a>}
          <span class={line ? 'visually-hidden' : 'steps__state'}>
            {line && ' '}
            {stepWord(state)}
          </span>
        </span>
        {note && <span class="steps__note">{note}</span>}
      </li>
    ))}
  </ol>
)
