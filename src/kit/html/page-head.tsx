import type { ComponentChildren } from 'preact'

type Props = {
  title: ComponentChildren
  /** One or two sentences on what the page is for. */
  lead?: ComponentChildren
  /** Status chips beside the heading. */
  chips?: ComponentChildren
  actions?: ComponentChildren
}

/** The page's one heading of the first rank; takes focus after a navigation. */
export const PageHead = ({ title, lead, chips, actions }: Props) => (
  <div class="page-head">
    <div class="page-head__words">
      <h1 class="page-head__title" tabindex={-1}>
        {title}
      </h1>
      {lead && <p class="page-head__lead">{lead}</p>}
      {chips && <p class="page-head__chips">{chips}</p>}
    </div>
    {actions && <div class="actions">{actions}</div>}
  </div>
)
