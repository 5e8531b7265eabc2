import { connectEvents } from './core/events/events.ts'
import { onOrganisationChange } from './core/organisations/listeners.ts'
import type { Domain } from './core/web/domain.ts'
import { listeners } from './events.ts'

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (domains: readonly Domain[]): void => {
  connectEvents(listeners)
  for (const { organisationChanged } of domains)
    if (organisationChanged) onOrganisationChange(organisationChanged)
}
