import type { Tx } from '../../kit/db/actor.ts'
import type { OrganisationKind } from './roles.ts'

export type ChangedOrganisation = {
  tenantId: string
  kind: OrganisationKind
  municipalityCode: string | null
  ended: boolean
}
type Listener = (tx: Tx, organisation: ChangedOrganisation) => Promise<void>

const listeners = new Set<Listener>()

/** What a domain does, in the same transaction, when an organisation joins, ends or comes back (src/listeners.ts). */
export const onOrganisationChange = (listener: Listener): void => {
  listeners.add(listener)
}

export const tellOfOrganisation = async (tx: Tx, organisation: ChangedOrganisation): Promise<void> => {
  for (const listener of listeners) await listener(tx, organisation)
}
