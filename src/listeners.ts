import { connectEvents } from './core/events/events.ts'
import { onOrganisationChange } from './core/organisations/listeners.ts'
import { domains } from './domains.ts'
import { listeners } from './events.ts'

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (): void => {
  connectEvents(listeners)
  for (const { organisationChanged } of domains)
    if (organisationChanged) onOrganisationChange(organisationChanged)
}
