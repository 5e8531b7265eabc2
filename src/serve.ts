import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadReference } from './core/reference/load.ts'
import type { Services } from './core/web/services.ts'
import { loadPrecedents } from './domains/procurement/public.ts'
import { clockFrom, systemClock } from './kit/clock.ts'
import type { Config } from './kit/config.ts'
import { openDatabase } from './kit/db/actor.ts'
import { type Embedded, startEmbedded } from './kit/db/embedded.ts'
import { migrate } from './kit/db/migrate.ts'

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

export type Opened = Services & {
  databaseUrl: string
  embedded: Embedded | undefined
  close: () => Promise<void>
}

/** Database up, migrated and with its reference lists: what the web, the worker and the command line start from. */
export const openServices = async (config: Config): Promise<Opened> => {
  const secret = secretOf(config)
  const embedded = config.databaseUrl === undefined ? await startEmbedded(config.databaseDir) : undefined
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  await migrate(databaseUrl)
  const db = openDatabase(databaseUrl, { poolSize: config.poolSize })
  await loadReference(db)
  await loadPrecedents(db)
  return {
    config,
    secret,
    db,
    clock: config.clock ? clockFrom(config.clock) : systemClock,
    databaseUrl,
    embedded,
    close: async () => {
      await db.close()
      await embedded?.stop()
    },
  }
}
