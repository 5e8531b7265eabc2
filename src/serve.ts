import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadReference } from './core/reference/load.ts'
import type { Services } from './core/web/services.ts'
import { domains } from './domains.ts'
import { clockFrom, systemClock } from './kit/clock.ts'
import type { Config } from './kit/config.ts'
import { openDatabase } from './kit/db/actor.ts'
import { type Embedded, startEmbedded } from './kit/db/embedded.ts'
import { migrate } from './kit/db/migrate.ts'
import { connectListeners } from './listeners.ts'

/** Made once and kept under DATA_DIR when the database is embedded; set by SECRET otherwise. */
const secretOf = (config: Config): string => {
  if (config.secret !== undefined) return config.secret
  const file = join(config.dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

/** Without its database the program is of no use: it ends, and whoever watches over it starts both anew. */
const endWith = (sentence: string) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

export type Opened = Services & {
  databaseUrl: string
  /** Whose tables they are: for backup, restore and what only an owner may. */
  ownerUrl: string
  embedded: Embedded | undefined
  close: () => Promise<void>
}

/** Database up, migrated and with its reference lists: what the web, the worker and the command line start from. */
export const openServices = async (config: Config): Promise<Opened> => {
  connectListeners(domains)
  const secret = secretOf(config)
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded(config.databaseDir, { onEnd: endWith }) : undefined
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  const ownerUrl = config.databaseOwnerUrl ?? embedded?.ownerUrl ?? databaseUrl
  await migrate(ownerUrl, databaseUrl)
  const clock = config.clock ? clockFrom(config.clock) : systemClock
  const db = openDatabase(databaseUrl, { poolSize: config.poolSize, clock })
  await loadReference(db)
  for (const { starts } of domains) await starts?.({ db, clock })
  return {
    config,
    secret,
    db,
    clock,
    databaseUrl,
    ownerUrl,
    embedded,
    close: async () => {
      await db.close()
      await embedded?.stop()
    },
  }
}
