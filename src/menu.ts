import { mayRunInstallation } from './core/installation/policy.ts'
import { administers } from './core/organisations/roles.ts'
import type { Domain, MenuEntry } from './core/web/domain.ts'
import type { Viewer } from './core/web/viewer.ts'
import type { MenuItem } from './kit/html/viewer.ts'
import { texts } from './kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

const t = texts({ sv, en })

/** The item whose address the page lies under; of two, the longer. */
const mark = (items: { href: string; label: string }[], path: string): MenuItem[] => {
  const over = items.filter(item => path === item.href || path.startsWith(`${item.href}/`))
  const current = over.sort((a, b) => b.href.length - a.href.length)[0]
  return items.map(item => ({ ...item, current: item === current }))
}

export const publicNav = (path: string): MenuItem[] =>
  mark(
    [
      { href: '/foretag', label: t('nav_enterprises') },
      { href: '/behov', label: t('nav_needs') },
      { href: '/anmal-foretag', label: t('nav_register') },
      { href: '/oppna-data', label: t('nav_open_data') },
      { href: '/om', label: t('nav_about') },
    ],
    path,
  )

/** What a role has use for, in the order of its day. */
export const menuOf = (viewer: Viewer, path: string, domains: readonly Domain[]): MenuItem[] => {
  const role = viewer.seat?.role
  const items: MenuEntry[] = [
    { href: '/hem', label: t('menu_home'), rank: 10 },
    ...domains.flatMap(({ menu }) => menu?.(viewer) ?? []),
    { href: '/installningar', label: t('menu_settings'), rank: 99 },
  ]
  if (mayRunInstallation(viewer))
    items.push({ href: '/administration/organisationer', label: t('menu_organisations'), rank: 90 })
  if (role === 'unit_manager') items.push({ href: '/enheten', label: t('menu_unit'), rank: 91 })
  if (role && administers(role)) items.push({ href: '/administration', label: t('menu_members'), rank: 91 })
  return mark(
    items.sort((a, b) => a.rank - b.rank).map(({ href, label }) => ({ href, label })),
    path,
  )
}
