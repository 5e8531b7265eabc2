import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import { freshnessRules } from '../policy.ts'
import { freshnessOf } from './state.ts'

type Reachable = {
  confirmed_at: Temporal.Instant
  phone: string | null
  email: string | null
  contact_name: string | null
  contact_consent: boolean
}
export type Contact = { phone: string | null; email: string | null; contact_name: string | null }

/**
 * How an enterprise may be reached by whoever reads the open register: the person only with consent, and nothing of
 * what policy/freshness hides once nobody has confirmed it for too long. The page and every interface alike.
 */
export const openContact = (e: Reachable, now: Temporal.Instant): Contact => {
  const hidden =
    freshnessOf(e.confirmed_at, now) === 'hidden' ? freshnessRules.at(dayOf(now)).hidden_fields : []
  const shown = (field: keyof Contact) => (hidden.includes(field) ? null : e[field])
  return {
    phone: shown('phone'),
    email: shown('email'),
    contact_name: e.contact_consent ? shown('contact_name') : null,
  }
}
