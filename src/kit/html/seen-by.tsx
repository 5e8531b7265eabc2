import type { ComponentChildren } from 'preact'

type Props = {
  /** "Så här ser andra sidan" */
  title: string
  /** What they do not see, and the way back. */
  after: ComponentChildren
  /** The very template that the others get. */
  children: ComponentChildren
}

/** What somebody else sees, in a frame that says so. */
export const SeenBy = ({ title, after, children }: Props) => (
  <div class="seen-by">
    <p class="seen-by__title">
      <strong>{title}</strong> {after}
    </p>
    <div class="seen-by__frame">{children}</div>
  </div>
)
