import { t } from './words.ts'

export type Crumb = { label: string; href: string }

/** The way back up. The page itself is not among them: its heading says where you are. */
export const Breadcrumbs = ({
  crumbs,
  label = t('breadcrumbs'),
}: {
  crumbs: readonly Crumb[]
  label?: string | undefined
}) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol class="breadcrumbs__list">
      {crumbs.map(({ label, href }) => (
        <li key={href}>
          <a class="link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
