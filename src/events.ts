import type { Listeners } from './core/events/events.ts'

/** What has happened → who does something about it: a public action of a domain. Lower domains never learn of higher ones. */
export const listeners: Listeners = {}
