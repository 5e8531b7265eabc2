import { setTimeout as wait } from 'node:timers/promises'
import { formsIn } from '../../testing/forms.ts'

/** An answer; none came where the server was killed before it. */
type Answer = { status: number; location: string; body: string } | undefined
export type Fields = Record<string, string | readonly string[]>

/** How long somebody tries again before giving the site up. */
const patience = 120_000

/** A person's browser without script, who waits and tries again when the site does not answer. */
export const openVisitor = (url: string) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    try {
      const answer = await fetch(url + path, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
        headers: { origin: url, cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        body: await answer.text(),
      }
    } catch {
      return undefined
    }
  }
  const post = (path: string, fields: Fields = {}) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const v of [value].flat()) body.append(name, String(v))
    return ask(path, { method: 'POST', body })
  }
  const upload = (path: string, name: string, bytes: Buffer) => {
    const body = new FormData()
    body.append('fil', new Blob([new Uint8Array(bytes)]), name)
    return ask(path, { method: 'POST', body })
  }
  /** Asks until there is an answer that is the site's own, not its absence. */
  const until = async (work: () => Promise<Answer>) => {
    for (const end = performance.now() + patience; performance.now() < end; await wait(200)) {
      const answer = await work()
      if (answer !== undefined && answer.status < 500) return answer
    }
    throw new Error('The site has not answered for two minutes.')
  }
  const get = (path: string) => until(() => ask(path))
  return {
    get,
    post,
    upload,
    until,
    signIn: async (key: string) => {
      const { status } = await until(() => post(`/demo/som/${key}`))
      if (status !== 303) throw new Error(`Nobody can be ${key}: ${status}.`)
    },
    /** The hidden fields of a page's form: what comes along with everything that is sent with it. */
    hidden: async (page: string, action: string): Promise<Record<string, string>> => {
      const { status, body } = await get(page)
      const form = formsIn(body).find(f => f.action === action)
      if (form === undefined) throw new Error(`${page} answered ${status}, without the form ${action}.`)
      const hidden = form.fields.filter(({ kind }) => kind === 'hidden').map(({ name }) => name)
      return Object.fromEntries(hidden.map(name => [name, form.typed[name] ?? '']))
    },
  }
}
export type Visitor = ReturnType<typeof openVisitor>
