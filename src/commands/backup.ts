import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { noteBackup } from '../core/installation/backups.ts'
import type { Clock } from '../kit/clock.ts'
import { actAs, system } from '../kit/db/actor.ts'
import { keptSchemas, tablesInOrder } from '../kit/db/tables.ts'
import { say, withServices } from './with-services.ts'

/** What a backup says of itself, beside one compressed file for each table. */
export type Manifest = { made: string; migrations: string[]; tables: { name: string; columns: string[] }[] }

/**
 * Writes every table to `dir` as one consistent picture (a repeatable-read transaction), beside a running server.
 * Plain COPY text: readable without this program. The SECRET is not in it: keep it elsewhere.
 */
export const backup = (dir: string) =>
  withServices(async ({ ownerUrl, clock, db }) => {
    const tables = await writeBackup(ownerUrl, clock, dir)
    await db.inActor(system('backup'), tx => noteBackup(tx, clock.now()))
    say(`Backup of ${tables} tables written to ${dir}.`)
  })

/** The same of any database that the owner reaches, and of any version's schemas; answers how many tables. */
export const writeBackup = async (
  ownerUrl: string,
  clock: Clock,
  dir: string,
  { schemas = keptSchemas as readonly string[], become = actAs(system('backup')) } = {},
): Promise<number> => {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (readdirSync(dir).length > 0)
    throw new Error(`${dir} is not empty; a backup is never written over another.`)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(become)
    const migrations = await client.query<{ name: string }>(
      'select name from kit.migrations order by run_on, id',
    )
    const manifest: Manifest = {
      made: clock.now().toString(),
      migrations: migrations.rows.map(m => m.name),
      tables: [],
    }
    for (const name of await tablesInOrder(client, schemas)) {
      const columns = await client.query<{ name: string }>(
        `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
             and attgenerated = '' order by attnum`,
        [name],
      )
      const list = columns.rows.map(c => c.name)
      const rows = client.query(copyTo(`copy (select ${list.join(', ')} from ${name}) to stdout`))
      await pipeline(rows, createGzip(), createWriteStream(join(dir, `${name}.copy.gz`), { mode: 0o600 }))
      manifest.tables.push({ name, columns: list })
    }
    await client.query('commit')
    writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    return manifest.tables.length
  } finally {
    await client.end()
  }
}

export const isBackup = (dir: string): boolean => existsSync(join(dir, 'manifest.json'))
