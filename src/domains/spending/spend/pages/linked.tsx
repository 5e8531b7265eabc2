import type { ComponentChildren } from 'preact'

/** What leads somewhere for those who may go there. */
export const Linked = ({ to, children }: { to: string | false; children: ComponentChildren }) =>
  to === false ? children : <a href={to}>{children}</a>
