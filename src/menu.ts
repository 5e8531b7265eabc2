import { mayRunInstallation } from './core/installation/policy.ts'
import { administers } from './core/organisations/roles.ts'
import type { Viewer } from './core/web/viewer.ts'
import { importsLists, keepsRegister } from './domains/directory/public.ts'
import { answersInquiries, seesRows, seesSpend } from './domains/procurement/public.ts'
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
export const menuOf = (viewer: Viewer, path: string): MenuItem[] => {
  const role = viewer.seat?.role
  const kind = viewer.seat?.organisationKind
  const items = [{ href: '/hem', label: t('menu_home') }]
  // Somebody who has just made an account belongs nowhere yet: this is what they came for.
  if (role === undefined) items.push({ href: '/anmal-foretag', label: t('nav_register') })
  if (kind === 'social_enterprise' && role !== 'participant')
    items.push({ href: '/vart-foretag', label: t('menu_profile') })
  if (answersInquiries(viewer)) {
    items.push(
      { href: '/vart-foretag/fragor', label: t('menu_asked') },
      { href: '/vart-foretag/behov', label: t('menu_fitting') },
    )
  }
  if (seesSpend(viewer)) {
    items.push(
      { href: '/inkop', label: t('menu_spend') },
      { href: '/inkop/behov', label: t('menu_needs') },
      { href: '/inkop/fragor', label: t('menu_inquiries') },
      { href: '/inkop/forebilder', label: t('menu_precedents') },
    )
  }
  if (seesRows(viewer)) items.push({ href: '/inkop/reskontra', label: t('menu_ledger') })
  if (keepsRegister(viewer)) items.push({ href: '/registret', label: t('menu_register') })
  if (importsLists(viewer)) items.push({ href: '/registret/las-in', label: t('menu_import') })
  if (mayRunInstallation(viewer))
    items.push({ href: '/administration/organisationer', label: t('menu_organisations') })
  if (role && administers(role)) items.push({ href: '/administration', label: t('menu_members') })
  items.push({ href: '/installningar', label: t('menu_settings') })
  return mark(items, path)
}
