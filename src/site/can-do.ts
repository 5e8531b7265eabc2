import type { Role } from '../core/organisations/roles.ts'
import type { Seat } from '../core/web/viewer.ts'
import { address } from '../kit/html/address.ts'
import { t } from './words.ts'

const what = {
  places: ({ municipalityCode }: Seat) => address('/foretag', { krav: 'platser', kommun: municipalityCode }),
  buy: () => '/inkop/behov',
  follow: () => '/inkop',
  register: () => '/registret',
  offer: () => '/vart-foretag',
  free: () => '/vart-foretag',
  find: ({ municipalityCode }: Seat) => address('/foretag', { kommun: municipalityCode }),
  run: () => '/administration/organisationer',
} as const

const ofRole: Record<Role, keyof typeof what> = {
  procurement_officer: 'buy',
  ordering_officer: 'buy',
  coordinator: 'buy',
  business_officer: 'register',
  municipality_admin: 'register',
  association_coordinator: 'find',
  case_worker: 'places',
  social_worker: 'places',
  unit_manager: 'places',
  award_delegate: 'follow',
  registrar: 'follow',
  politician: 'follow',
  enterprise_manager: 'offer',
  supervisor: 'free',
  participant: 'find',
  employer_contact: 'find',
  programme_lead: 'find',
  system_admin: 'run',
}

/** What somebody can do here when nothing waits and nothing comes: a sentence, and the way there. */
export const canDo = (seat: Seat) => {
  const key = ofRole[seat.role]
  return { text: t(`can_${key}`), label: t(`can_${key}_link`), href: what[key](seat) }
}
