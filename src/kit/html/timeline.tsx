import type { ComponentChildren } from 'preact'
import { Shape, type Tone } from './status-chip.tsx'

export type TimelineItem = {
  /** The date as shown, and as machines read it. */
  at: { label: string; machine: string }
  title: ComponentChildren
  text?: ComponentChildren
  tone?: Tone | undefined
}

/** What happened, in order. */
export const Timeline = ({ items }: { items: readonly TimelineItem[] }) => (
  <ol class="timeline">
    {items.map(({ at, title, text, tone = 'neutral' }, i) => (
      <li key={i} class={`timeline__item timeline__item--${tone}`}>
        <span class="timeline__mark">
          <Shape tone={tone} />
        </span>
        <time class="timeline__date" dateTime={at.machine}>
          {at.label}
        </time>
        <p class="timeline__title">{title}</p>
        {text && <div class="timeline__text">{text}</div>}
      </li>
    ))}
  </ol>
)
