import { texts } from '../../kit/text/texts.ts'
import { isRole, type Role } from './roles.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

export const t = texts({ sv, en })

export const roleName = (role: Role | undefined): string => t(`role_${role ?? 'none'}`)

/** A stored role in words; one that no longer exists, as it is stored. */
export const showRole = (role: string): string => (isRole(role) ? roleName(role) : role)
