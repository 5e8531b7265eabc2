import type { FastifyInstance } from 'fastify'
import type { Tx } from '../../kit/db/actor.ts'
import type { Finder } from '../find/find.ts'
import type { Job } from '../jobs/job.ts'
import type { ComingOf, Notice, PictureOf } from '../notices/notices.ts'
import type { ChangedOrganisation } from '../organisations/listeners.ts'
import type { Follows } from '../organisations/merging.ts'
import type { Parameters } from './parameters.ts'
import type { Services } from './services.ts'
import type { Viewer } from './viewer.ts'

/** An item of the menu; `rank` is where it stands in the order of a day, from 1. */
export type MenuEntry = { href: string; label: string; rank: number }

/** The demo's organisations. Whoever comes first fills in what is its own. */
export type DemoWorld = {
  /** Municipality code → organisation. */
  municipality: ReadonlyMap<string, string>
  /** Units by "code kind". */
  unit: ReadonlyMap<string, string>
  /** Demo key → enterprise. */
  enterprises: Map<string, string>
}

/** A domain as one value (src/domains.ts lists them): what is its own, and nothing else. */
export type Domain = {
  /** Its folder and its PostgreSQL schema. */
  name: string
  routes: (app: FastifyInstance, services: Services) => void
  /** What its addresses name (`:need`), and what that looks like. */
  parameters: Parameters
  menu?: (viewer: Viewer) => MenuEntry[]
  /** What may wait for a reader; told on /hem in this order. */
  notices?: readonly Notice[]
  /** What may wait to be done about the organisation's units; told on their page too. */
  ofUnits?: readonly Notice[]
  /** Days ahead that concern a reader; told on /hem. */
  coming?: readonly ComingOf[]
  /** Where things stand, one for each role; drawn on /hem. */
  pictures?: readonly PictureOf[]
  /** What of it is found from everywhere; shown on /sok in this order. */
  finds?: readonly Finder[]
  /** What is done behind the answers. */
  jobs?: readonly Job[]
  /** Before anything is asked: reference lists of its own, and what a new version makes of what is stored. */
  starts?: (services: Pick<Services, 'db' | 'clock'>) => Promise<unknown>
  /** In the transaction in which an organisation joins, ends or comes back. */
  organisationChanged?: (tx: Tx, organisation: ChangedOrganisation) => Promise<void>
  /** What hangs on an organisation here, when it goes on in another. */
  follows?: readonly Follows[]
  demo?: {
    /** Into an empty database, by the system actor. */
    load?: (tx: Tx, services: Services, world: DemoWorld) => Promise<unknown>
    /** When all that is there. */
    filled?: (services: Services) => Promise<void>
  }
}
