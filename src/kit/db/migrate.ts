import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { keptSchemas } from './tables.ts'

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
  return migrationNames().every(name => done.has(name))
}

const roles = ['plantskola_app', 'plantskola_system', 'plantskola_auth', 'plantskola_jobs']

/** The program's login may become its roles and nothing else: it owns no table, and as itself it can do nothing at all. */
const letIn = async (client: pg.Client, program: string) => {
  const { rows } = await client.query<{ role: string }>(
    `select r as role from unnest($2::text[]) r
     where $1 <> current_user and exists (select from pg_roles where rolname = $1) and not pg_has_role($1, r, 'set')`,
    [program, roles],
  )
  for (const { role } of rows)
    await client.query(`grant ${role} to ${pg.escapeIdentifier(program)} with inherit false, set true`)
}

/**
 * Brings the database to the newest schema, as its owner, and lets the program's login in. Safe beside another process
 * that does the same (advisory lock). `programUrl`: whose login that is, where it is another one than the owner.
 */
export const migrate = async (ownerUrl: string, programUrl = ownerUrl): Promise<string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const done = await bringUp(client)
    await letIn(client, decodeURIComponent(new URL(programUrl).username))
    return done
  } finally {
    await client.end()
  }
}

/** Every migration there is, in their order. */
export const migrationNames = (): string[] =>
  readdirSync(join(projectRoot, 'migrations'))
    .filter(file => file.endsWith('.sql'))
    .map(file => file.slice(0, -'.sql'.length))
    .sort()

/**
 * Makes an empty database one of an earlier version: what is ours in it goes, and the first `count` migrations are done. For
 * a backup of that version; `migrate` brings it on from there.
 */
export const makeAnewAt = async (client: pg.Client, count: number): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    'select quote_ident(nspname) as name from pg_namespace where nspname = any ($1)',
    // Ours alone: somebody else's may stand in the same database.
    [[...keptSchemas, 'kit']],
  )
  await client.query(`drop schema ${rows.map(({ name }) => name).join(', ')} cascade`)
  await bringUp(client, count)
}

const bringUp = async (client: pg.Client, count = Number.POSITIVE_INFINITY): Promise<string[]> => {
  if (await isNewest(client)) return []
  // A server that follows another one takes no changes: said plainly, before half of them are tried.
  const { rows } = await client.query<{ follows: boolean }>('select pg_is_in_recovery() as follows')
  if (rows[0]?.follows)
    throw new Error('This database only follows another one: migrate the one that it follows.')
  // Half a second and ten megabytes that a start without anything to do is spared.
  const { runner } = await import('node-pg-migrate')
  const done = await runner({
    dbClient: client,
    dir: join(projectRoot, 'migrations/*.sql'),
    useGlob: true,
    direction: 'up',
    count,
    migrationsTable: 'migrations',
    migrationsSchema: 'kit',
    createMigrationsSchema: true,
    singleTransaction: true,
    checkOrder: true,
    log: () => undefined,
  })
  return done.map(({ name }) => name)
}
