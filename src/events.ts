import type { Listeners } from './core/events/events.ts'
import { findBuyers, noteFit } from './domains/needs/public.ts'

/** What has happened → who does something about it: a public action of a domain. Lower domains never learn of higher ones. */
export const listeners: Listeners = {
  offer_added: [findBuyers],
  offer_restored: [findBuyers],
  enterprise_published: [findBuyers],
  need_fitted: [noteFit],
}
