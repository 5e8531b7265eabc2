import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { t } from './words.ts'

type Props = {
  href: string
  children: ComponentChildren
  icon?: IconName | undefined
  /** Leads to another website: marked with an arrow and in words. */
  external?: boolean | undefined
  /** A file: fetched by the browser itself, not by the script. */
  download?: boolean | undefined
  about?: string | undefined
}

export const Link = ({ href, children, icon, external, download, about }: Props) => (
  <a
    class="link"
    href={href}
    rel={external ? 'noopener' : undefined}
    data-turbo={external || download ? 'false' : undefined}
    download={download ? '' : undefined}
  >
    {icon && <Icon name={icon} />}
    {children}
    {about && <span class="visually-hidden"> {about}</span>}
    {external && (
      <span class="link__out">
        <Icon name="external" size={16} />
        <span class="visually-hidden"> {t('external')}</span>
      </span>
    )}
  </a>
)
