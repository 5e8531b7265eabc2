import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadReference } from '../core/reference/load.ts'
import { domains } from '../domains.ts'
import { systemClock } from '../kit/clock.ts'
import { openDatabase } from '../kit/db/actor.ts'
import { startEmbedded } from '../kit/db/embedded.ts'
import { migrate } from '../kit/db/migrate.ts'

/** One real PostgreSQL for the test run; each test file gets a copy of the migrated database (see app.ts). */
export default async function setup(project: {
  provide: (key: 'databaseUrl' | 'ownerUrl' | 'superUrl', value: string) => void
}) {
  const dir = mkdtempSync(join(tmpdir(), 'plantskola-test-'))
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk there.
  chmodSync(dir, 0o755)
  const settings = [
    'autovacuum=off',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ]
  const server = await startEmbedded(join(dir, 'postgres'), { settings })
  await migrate(server.ownerUrl, server.url)
  const db = openDatabase(server.url, { poolSize: 2 })
  await loadReference(db)
  for (const { starts } of domains) await starts?.({ db, clock: systemClock })
  await db.close()
  project.provide('databaseUrl', server.url)
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('superUrl', server.superUrl)
  return async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    ownerUrl: string
    superUrl: string
  }
}
