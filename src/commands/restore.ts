import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { actAs, system } from '../kit/db/actor.ts'
import { makeAnewAt, migrate, migrationNames } from '../kit/db/migrate.ts'
import { isBackup, type Manifest } from './backup.ts'
import { say, withServices } from './with-services.ts'

/** Whether a database holds anybody. */
const isEmpty = async (client: pg.Client): Promise<boolean> =>
  (await client.query('select from core.persons limit 1')).rowCount === 0

/** Brings the schema to where the backup's was; true when it is an earlier one than this program's. */
const meetVersion = async (client: pg.Client, { migrations }: Manifest): Promise<boolean> => {
  const known = migrationNames()
  if (migrations.join() === known.join()) return false
  if (migrations.join() !== known.slice(0, migrations.length).join())
    throw new Error(
      'The backup was made by a newer version of the program, or another. Restore with that version.',
    )
  await makeAnewAt(client, migrations.length)
  return true
}

const fill = async (client: pg.Client, dir: string, { tables }: Manifest) => {
  await client.query('begin')
  const names = tables.map(t => t.name)
  // As the tables' owner, whom an earlier version has other words for. COPY does not work under forced row-level security,
  // triggers would do their work twice, and what the migrations and reference lists put in comes back from the backup:
  // for this transaction alone.
  await client.query(`truncate ${names.join(', ')}`)
  for (const name of names)
    await client.query(`alter table ${name} no force row level security, disable trigger user`)
  for (const { name, columns } of tables) {
    const into = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
    await pipeline(createReadStream(join(dir, `${name}.copy.gz`)), createGunzip(), into)
  }
  // What is checked at the end of a transaction is checked now: rules cannot be put back over rows that wait for it.
  await client.query('set constraints all immediate')
  for (const name of names) {
    const forced = await client.query<{ secured: boolean }>(
      'select relrowsecurity as secured from pg_class where oid = $1::regclass',
      [name],
    )
    await client.query(
      `alter table ${name} enable trigger user${forced.rows[0]?.secured ? ', force row level security' : ''}`,
    )
  }
  await client.query(
    `select setval(pg_get_serial_sequence('core.audit', 'audit_id'), coalesce(max(audit_id), 0) + 1, false) from core.audit`,
  )
  await client.query('commit')
}

/** Fills an empty database from a backup of this version or an earlier one, which is brought up afterwards. */
export const restoreInto = async (
  { ownerUrl, databaseUrl }: { ownerUrl: string; databaseUrl: string },
  dir: string,
): Promise<Manifest> => {
  if (!isBackup(dir)) throw new Error(`${dir} holds no backup (manifest.json is missing).`)
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`begin; ${actAs(system('restore'))}`)
    const empty = await isEmpty(client)
    await client.query('rollback')
    if (!empty)
      throw new Error(
        'The database is not empty; a restore never mixes with what is there. Start with DEMO=0 and an empty DATA_DIR.',
      )
    const isEarlier = await meetVersion(client, manifest)
    await fill(client, dir, manifest)
    if (isEarlier) await migrate(ownerUrl, databaseUrl)
    return manifest
  } finally {
    await client.end()
  }
}

export const restore = (dir: string) =>
  withServices(async services => {
    const { tables, made } = await restoreInto(services, dir)
    say(`${tables.length} tables restored from the backup of ${made}.`)
  })
