import { connectEvents } from './core/events/events.ts'
import { organisationFollows } from './core/organisations/follows.ts'
import { onOrganisationChange } from './core/organisations/listeners.ts'
import { connectFollows, type Follows } from './core/organisations/merging.ts'
import type { Domain } from './core/web/domain.ts'
import { listeners } from './events.ts'

/** What hangs on an organisation, in the order in which one thing needs another. */
export const followsOf = (domains: readonly Domain[]): Follows[] => [
  ...organisationFollows,
  ...domains.flatMap(({ follows = [] }) => follows),
]

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (domains: readonly Domain[]): void => {
  connectEvents(listeners)
  connectFollows(followsOf(domains))
  for (const { organisationChanged } of domains)
    if (organisationChanged) onOrganisationChange(organisationChanged)
}
