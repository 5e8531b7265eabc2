import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Config } from '../kit/config.ts'
import { isLost } from '../kit/db/lost.ts'

const page = `<!doctype html><html lang="sv"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Strax tillbaka</title>
<h1>Strax tillbaka</h1><p>Plantskola startar och väntar på sin databas. Sidan laddas om av sig själv.</p>
<p lang="en">Plantskola is starting and waits for its database. This page reloads by itself.</p>`

/** Answers that the program is on its way: it lives, and is not ready. */
const openWaitingRoom = async ({ port, host }: Config) => {
  const server = createServer((request, response) => {
    const alive = request.url === '/healthz'
    response
      .writeHead(alive ? 200 : 503, {
        'content-type': 'text/html; charset=utf-8',
        'retry-after': '5',
        'cache-control': 'no-store',
        connection: 'close',
      })
      .end(alive ? 'waiting for the database' : page)
  }).listen(port, host)
  await once(server, 'listening')
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

/**
 * Opens what needs the database, as soon as there is one: a server that starts before its database, or during a failover,
 * waits and recovers by itself. Other faults end the start. Jobs wait without a door (`room` false).
 */
export const untilDatabase = async <T>(config: Config, room: boolean, open: () => Promise<T>): Promise<T> => {
  let closeRoom: (() => Promise<void>) | undefined
  for (;;) {
    try {
      const opened = await open()
      await closeRoom?.()
      return opened
    } catch (error) {
      if (config.embedded || !isLost(error)) throw error
      if (closeRoom === undefined) {
        process.stderr.write('The database cannot be reached yet; trying again every two seconds.\n')
        closeRoom = room ? await openWaitingRoom(config) : async () => undefined
      }
      await new Promise(resolve => setTimeout(resolve, 2000))
    }
  }
}
