import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** The package's own folder, found from the bundle or the source alike. */
export const projectRoot = (() => {
  let at = import.meta.dirname
  while (!existsSync(join(at, 'package.json'))) at = dirname(at)
  return at
})()

/** Whether everything that stands in migrations/ has been done: most starts need no more than to know that. */
const isNewest = async (client: pg.Client): Promise<boolean> => {
  const { rows: known } = await client.query("select to_regclass('kit.migrations') is not null as is")
  if (known[0]?.is !== true) return false
  const { rows } = await client.query<{ name: string }>('select name from kit.migrations')
  const done = new Set(rows.map(({ name }) => name))
  return readdirSync(join(projectRoot, 'migrations')).every(
    file => !file.endsWith('.sql') || done.has(file.slice(0, -'.sql'.length)),
  )
}

/** Brings the database to the newest schema; safe beside another process that does the same (advisory lock). */
export const migrate = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (await isNewest(client)) return []
    // Half a second and ten megabytes that a start without anything to do is spared.
    const { runner } = await import('node-pg-migrate')
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
