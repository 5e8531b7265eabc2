import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import type { AuthDatabase } from './auth-database.ts'
import type { KnownBrowser } from './known-browser.ts'
import { readToken, type SessionCookie } from './session-cookie.ts'
import { settle, type Way } from './settle.ts'

/** `code`: right so far, a code is to follow. `ended`: who they are is proven, but they belong here no longer. */
export type Entered = {
  outcome: 'in' | 'code' | 'wrong' | 'ended'
  cookies: string[]
  status: number
  location: string | null
}

/** What better-auth is told of a request. Who signs in is nobody yet: the cookie of an older session stays out. */
export const headersOf = (
  request: FastifyRequest,
  cookie: SessionCookie,
  as: 'newcomer' | 'reader',
): Headers => {
  const cookies = Object.entries(request.cookies).filter(([name]) => as === 'reader' || name !== cookie.name)
  return new Headers({
    cookie: cookies.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('; '),
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
  })
}

/** The token of the session that an answer's cookies set, if they leave one set. */
export const tokenSet = (cookies: string[], { name, secret }: SessionCookie): string | undefined => {
  const mine = cookies.filter(c => c.startsWith(`${name}=`)).at(-1)
  const value = mine?.slice(name.length + 1).split(';')[0]
  return value ? readToken(decodeURIComponent(value), secret) : undefined
}

/** One browser, one session: the one it had before is over. */
export const endBefore = async (tx: Tx, request: FastifyRequest, cookie: SessionCookie) => {
  const before = readToken(request.cookies[cookie.name], cookie.secret)
  if (before !== undefined) await sql`delete from auth.session where token = ${before}`.execute(tx)
}

/** One way in for all ways in: whatever proved who it is, the session is settled and logged in the same transaction. */
export const makeEnter =
  ({ inAuth }: AuthDatabase, clock: Clock, cookie: SessionCookie, known: KnownBrowser) =>
  (request: FastifyRequest, way: Way, prove: () => Promise<Response>): Promise<Entered> =>
    inAuth(async tx => {
      const response = await prove()
      const cookies = response.headers.getSetCookie()
      const answer = { cookies, status: response.status, location: response.headers.get('location') }
      const body = response.ok
        ? ((await response
            .clone()
            .json()
            .catch(() => ({}))) as { twoFactorRedirect?: boolean })
        : {}
      if (body.twoFactorRedirect) return { ...answer, outcome: 'code' }
      const token = tokenSet(cookies, cookie)
      if (token === undefined) return { ...answer, outcome: 'wrong' }
      const person = await settle(tx, clock, token, way)
      if (person === undefined) return { ...answer, outcome: 'ended', cookies: [] }
      await endBefore(tx, request, cookie)
      return { ...answer, outcome: 'in', cookies: [...cookies, known.remember(request, person.email)] }
    })

export type Enter = ReturnType<typeof makeEnter>
