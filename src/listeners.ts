import { onOrganisationChange } from './core/organisations/listeners.ts'
import { handOver } from './domains/directory/public.ts'

/** What domains do when something happens below them: core knows none of them. */
export const connectListeners = (): void => {
  onOrganisationChange(handOver)
}
