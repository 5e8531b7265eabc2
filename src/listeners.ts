import { onOrganisationChange } from './core/organisations/listeners.ts'
import { domains } from './domains.ts'

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (): void => {
  for (const { organisationChanged } of domains)
    if (organisationChanged) onOrganisationChange(organisationChanged)
}
