import type { ComponentChildren } from 'preact'

type Props = {
  title: string
  /** Why it is empty and what would fill it. */
  children?: ComponentChildren
  actions?: ComponentChildren
}

/** A list without rows: says why, and what to do. */
export const EmptyState = ({ title, children, actions }: Props) => (
  <div class="empty">
    <svg
      class="empty__drawing"
      width="72"
      height="48"
      viewBox="0 0 72 48"
      aria-hidden="true"
      focusable="false"
    >
      <path class="empty__soil" d="M4 40c8-5 16-7 32-7s24 2 32 7" />
      <path d="M36 33V19M36 24c-7 0-10-4-10-9 6 0 10 3 10 9zM36 21c0-6 4-9 10-9 0 5-3 9-10 9z" />
    </svg>
    <h2 class="empty__title">{title}</h2>
    {children && <div class="empty__text">{children}</div>}
    {actions && <div class="actions empty__actions">{actions}</div>}
  </div>
)
