import type { ComponentChildren } from 'preact'

export type Description = { term: string; details: ComponentChildren; action?: ComponentChildren }

/** What is known, as name and value; a value that is missing is left out by its page, or said to be missing. */
export const DescriptionList = ({ items }: { items: readonly Description[] }) => (
  <dl class="descriptions">
    {items.map(({ term, details, action }) => (
      <div key={term} class="descriptions__row">
        <dt class="descriptions__term">{term}</dt>
        <dd class="descriptions__details">{details}</dd>
        {action && <dd class="descriptions__action">{action}</dd>}
      </div>
    ))}
  </dl>
)
