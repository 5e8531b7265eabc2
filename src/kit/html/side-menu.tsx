import { showNumber } from '../text/format.ts'
import type { MenuItem, Viewer } from './viewer.ts'
import { t } from './words.ts'

export const MenuList = ({ items }: { items: readonly MenuItem[] }) => (
  <ul class="menu-list">
    {items.map(({ href, label, current, count }) => (
      <li key={href}>
        <a class="menu-list__link" href={href} aria-current={current ? 'page' : undefined}>
          {label}
          {count !== undefined && count > 0 && <span class="menu-list__count">{showNumber(count)}</span>}
        </a>
      </li>
    ))}
  </ul>
)

export const ViewerName = ({ viewer }: { viewer: Viewer }) => (
  <p class="viewer">
    <span class="visually-hidden">{t('signedInAs')} </span>
    <strong class="viewer__name">{viewer.name}</strong>
    <span class="viewer__role">
      {viewer.role}
      {viewer.organisation && `, ${viewer.organisation}`}
    </span>
    {viewer.switchHref !== undefined && (
      <a class="link" href={viewer.switchHref}>
        {t('switchRole')}
      </a>
    )}
  </p>
)

/** The viewer's own menu, beside the page on wide screens; on narrow ones the header's menu holds it. */
export const SideMenu = ({ viewer }: { viewer: Viewer }) => (
  <nav class="side-menu" aria-label={t('yourMenu')}>
    <ViewerName viewer={viewer} />
    <MenuList items={viewer.menu} />
  </nav>
)
