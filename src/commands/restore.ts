import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { actAs, system } from '../kit/db/actor.ts'
import { isBackup, type Manifest } from './backup.ts'
import { say, withServices } from './with-services.ts'

/**
 * Fills an empty database from a backup, all or nothing. The backup must come from the same schema version: install the
 * version that made it, restore, then update.
 */
export const restore = (dir: string) =>
  withServices(async ({ ownerUrl }) => {
    if (!isBackup(dir)) throw new Error(`${dir} holds no backup (manifest.json is missing).`)
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      await client.query('begin')
      await client.query(actAs(system('restore')))
      const here = await client.query<{ name: string }>('select name from kit.migrations order by run_on, id')
      if (here.rows.map(m => m.name).join() !== manifest.migrations.join()) {
        throw new Error(
          'The backup was made by another version of the schema. Restore with that version, then update.',
        )
      }
      const people = await client.query('select from core.persons limit 1')
      if (people.rowCount)
        throw new Error(
          'The database is not empty; a restore never mixes with what is there. Start with DEMO=0 and an empty DATA_DIR.',
        )
      const names = manifest.tables.map(t => t.name)
      // COPY does not work under forced row-level security, triggers would do their work twice, and what the migrations
      // and reference lists put in comes back from the backup: for this transaction alone, as the tables' owner.
      await client.query(`truncate ${names.join(', ')}`)
      for (const name of names)
        await client.query(`alter table ${name} no force row level security, disable trigger user`)
      for (const { name, columns } of manifest.tables) {
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
      say(`${names.length} tables restored from the backup of ${manifest.made}.`)
    } finally {
      await client.end()
    }
  })
