import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

const encodedWords = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** What a letter says, whatever it was sent as. */
const textOf = (raw: string) => {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? encodedWords(body) : body
}

/**
 * A real mail server that stays when the program is killed. It counts every letter by its Message-ID, and takes a moment
 * between having one and saying so, as real ones do: who is killed in that moment cannot know that it arrived.
 */
export const openPostOffice = async (delay: () => number) => {
  const arrived = new Map<string, { times: number; text: string; to: string[] }>()
  let nameless = 0
  let watcher: (() => void) | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const id = /^message-id: <([^@>]+)@plantskola>/im.exec(raw)?.[1]
        if (id === undefined) nameless += 1
        else {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          const known = arrived.get(id) ?? { times: 0, text: textOf(raw), to }
          arrived.set(id, { ...known, times: known.times + 1 })
        }
        watcher?.()
        watcher = undefined
        await wait(delay())
        done()
      })
    },
  })
  // A connection that breaks off is what this is about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    nameless: () => nameless,
    /** The moment in which a letter has come and the sender does not know it yet. */
    nextLetter: () =>
      new Promise<void>(resolve => {
        watcher = resolve
      }),
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
