import type { MenuEntry } from '../../core/web/domain.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { importsLists, keepsRegister } from './policy.ts'
import { t } from './words.ts'

export const directoryMenu = (viewer: Viewer): MenuEntry[] => [
  // Somebody who has just made an account belongs nowhere yet: this is what they came for.
  ...(viewer.seat === null ? [{ href: '/anmal-foretag', label: t('menu_register_yours'), rank: 20 }] : []),
  ...(viewer.seat?.organisationKind === 'social_enterprise' && viewer.seat.role !== 'participant'
    ? [{ href: '/vart-foretag', label: t('menu_profile'), rank: 30 }]
    : []),
  ...(keepsRegister(viewer) ? [{ href: '/registret', label: t('menu_register'), rank: 50 }] : []),
  ...(importsLists(viewer) ? [{ href: '/registret/las-in', label: t('menu_import'), rank: 51 }] : []),
]
