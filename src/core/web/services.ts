import type { Clock } from '../../kit/clock.ts'
import type { Config } from '../../kit/config.ts'
import type { Database } from '../../kit/db/actor.ts'

/** What the root hands to every domain. */
export type Services = {
  config: Config
  clock: Clock
  db: Database
  /** The application secret (setting SECRET), for tokens and keyed hashes. */
  secret: string
}
