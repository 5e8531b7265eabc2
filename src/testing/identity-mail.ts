import { SMTPServer } from 'smtp-server'

export type Letter = { to: string[]; raw: string; subject: string; text: string; links: string[] }

const decoded = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const read = (raw: string, to: string[]): Letter => {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decoded(body)
        : body
  const subject = /^subject: ([^\r\n]*)/im.exec(head)?.[1] ?? ''
  return { to, raw, subject, text, links: text.match(/https?:\/\/\S+/g) ?? [] }
}

/** A real mail server on this machine that keeps what it is given. */
export const openMailServer = async () => {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(
          read(
            Buffer.concat(parts).toString('utf8'),
            session.envelope.rcptTo.map(r => r.address),
          ),
        )
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** The path of the link in the newest letter to somebody. */
    linkTo: (to: string): string => {
      const link = letters.findLast(letter => letter.to.includes(to))?.links[0]
      if (link === undefined) throw new Error('No letter with a link has come to that address.')
      return new URL(link).pathname
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
