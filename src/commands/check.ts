import { readdirSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { selectLastBackup } from '../core/installation/backups.ts'
import { countFaulty } from '../core/jobs/queue.ts'
import { countStuck } from '../core/mail/outbox.ts'
import { countStored } from '../core/personal-numbers/stored.ts'
import { parseYaml } from '../kit/data/yaml.ts'
import { openDatabase, system } from '../kit/db/actor.ts'
import { projectRoot } from '../kit/db/migrate.ts'
import { say, withServices } from './with-services.ts'

/** Says in one line each whether the parts are well; the exit status is 1 when one is not. */
export const check = () =>
  withServices(async ({ db, config, clock, databaseUrl, ownerUrl }) => {
    let faults = 0
    const line = async (what: string, look: () => Promise<string> | string) => {
      try {
        say(`ok     ${what}: ${await look()}`)
      } catch (error) {
        faults += 1
        say(`FAULT  ${what}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    await line('Node', () => process.version)
    await line('database', () =>
      db.inActor(system('check'), async tx => {
        const { rows } = await sql<{
          v: string
          size: string
        }>`select current_setting('server_version') as v, pg_size_pretty(pg_database_size(current_database())) as size`.execute(
          tx,
        )
        return `PostgreSQL ${rows[0]?.v}, ${rows[0]?.size}${config.embedded ? ', embedded' : ''}`
      }),
    )
    await line('row-level security', () =>
      db.inActor(system('check'), async tx => {
        const { rows } = await sql<{
          bypass: boolean
        }>`select rolbypassrls or rolsuper as bypass from pg_roles where rolname = current_user`.execute(tx)
        if (rows[0]?.bypass !== false) throw new Error('the app’s role can pass it by')
        return 'the app’s role is held by it'
      }),
    )
    await line('personal numbers', async () => {
      // The owner of the tables sees sign-in's too.
      const owner = openDatabase(ownerUrl, {
        poolSize: 1,
        ...(ownerUrl === databaseUrl ? {} : { role: 'none' }),
      })
      const { columns, found } = await countStored(owner).finally(() => owner.close())
      if (found.length > 0) throw new Error(found.map(({ column, count }) => `${column} ${count}`).join(', '))
      return `none in ${columns} columns of text`
    })
    await line('logins', () =>
      db.inActor(system('check'), async tx => {
        const { rows } = await sql<{
          owns: boolean
        }>`select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'core' and pg_has_role(session_user, c.relowner, 'member')) as owns`.execute(tx)
        if (rows[0]?.owns !== false)
          throw new Error(
            'the program signs in as the owner of its tables: give it a login of its own, and the owner’s to DATABASE_OWNER_URL',
          )
        return databaseUrl === ownerUrl
          ? 'the program owns nothing'
          : 'the program owns nothing; another login does'
      }),
    )
    await line('mail', async () => {
      if (config.smtpUrl === undefined)
        return config.demo
          ? 'kept and shown at /demo/post'
          : Promise.reject(new Error('SMTP_URL is not set: no mail leaves'))
      const transport = createTransport(config.smtpUrl)
      await transport.verify().finally(() => transport.close())
      return 'the server answers'
    })
    await line('mail waiting', () =>
      db.inActor(system('check'), async tx => {
        const { waiting, given } = await countStuck(tx, clock.now())
        if (waiting + given > 0)
          throw new Error(`${waiting} could not be sent yet, ${given} were given up in the last month`)
        return 'none is stuck'
      }),
    )
    await line('jobs', () =>
      db.inActor(system('check'), async tx => {
        const { waiting, given } = await countFaulty(tx)
        if (waiting + given > 0)
          throw new Error(
            `${waiting} failed and are tried again, ${given} were given up: npx plantskola jobs list`,
          )
        return 'none has failed'
      }),
    )
    await line('backup', () =>
      db.inActor(system('check'), async tx => {
        const last = await selectLastBackup(tx)
        return last === undefined ? 'none has been made by this program' : `the last was made at ${last}`
      }),
    )
    await line('disk', () => {
      const { bavail, bsize } = statfsSync(config.dataDir)
      const gigabytes = (bavail * bsize) / 1e9
      if (gigabytes < 1) throw new Error(`only ${gigabytes.toFixed(1)} GB free under ${config.dataDir}`)
      return `${gigabytes.toFixed(0)} GB free under ${config.dataDir}`
    })
    await line('policies', () => {
      const subjects = readdirSync(join(projectRoot, 'policy'))
      for (const subject of subjects)
        parseYaml(readFileSync(join(projectRoot, 'policy', subject, 'rules.yaml'), 'utf8'))
      return `${subjects.length} read`
    })
    if (faults > 0) process.exitCode = 1
  })
