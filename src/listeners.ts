import { connectEvents } from './core/events/events.ts'
import { organisationFollows } from './core/organisations/follows.ts'
import { onOrganisationChange } from './core/organisations/listeners.ts'
import { connectFollows } from './core/organisations/merging.ts'
import { domains } from './domains.ts'
import { listeners } from './events.ts'

/** What hangs on an organisation, in the order in which one thing needs another. */
export const allFollows = [...organisationFollows, ...domains.flatMap(({ follows = [] }) => follows)]

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (): void => {
  connectEvents(listeners)
  connectFollows(allFollows)
  for (const { organisationChanged } of domains)
    if (organisationChanged) onOrganisationChange(organisationChanged)
}
