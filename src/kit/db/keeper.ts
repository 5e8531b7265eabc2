import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const keeperName = 'plantskola keeper'

/** Whether a server can be asked. */
export const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Whether some process looks after the embedded server; one that was killed left it behind, and nobody does. */
export const isKept = async (superUrl: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_stat_activity where application_name = $1', [
      keeperName,
    ])
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}

/** Holds a connection for as long as this process looks after the server; says when it breaks without being let go. */
export const keep = async (superUrl: string, whenItBreaks: () => void): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: superUrl, application_name: keeperName })
  let letGo = false
  client.on('error', () => undefined)
  client.on('end', () => {
    if (!letGo) whenItBreaks()
  })
  await client.connect()
  return async () => {
    letGo = true
    await client.end().catch(() => undefined)
  }
}

const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Ends a server that another process started ("fast shutdown"), and waits until it has ended. */
export const endServer = async (cluster: string): Promise<void> => {
  const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGINT')
  while (lives(pid)) await new Promise(resolve => setTimeout(resolve, 50))
}
