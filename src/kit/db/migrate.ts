import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

/** The package's own folder, found from the bundle or the source alike. */
export const projectRoot = (() => {
  let at = import.meta.dirname
  while (!existsSync(join(at, 'package.json'))) at = dirname(at)
  return at
})()

/** Brings the database to the newest schema; safe beside another process that does the same (advisory lock). */
export const migrate = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const done = await runner({
      dbClient: client,
      dir: join(projectRoot, 'migrations/*.sql'),
      useGlob: true,
      direction: 'up',
      migrationsTable: 'migrations',
      migrationsSchema: 'kit',
      createMigrationsSchema: true,
      singleTransaction: true,
      checkOrder: true,
      log: () => undefined,
    })
    return done.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
