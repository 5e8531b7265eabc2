import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../kit/clock.ts'

const name = 'known'
const days = 180
/** People who share a browser, at most: supervisors at a work place. */
const most = 5
type Entry = { id: string; issued: string; signature: string }

const read = (request: FastifyRequest): Entry[] =>
  (request.cookies[name] ?? '')
    .split('~')
    .slice(0, most)
    .flatMap(entry => {
      const [id, issued, signature] = entry.split('.')
      return id && issued && signature ? [{ id, issued, signature }] : []
    })

/**
 * Browsers that somebody has been signed in with. A cookie remembers it – with a number of its own, the day and a
 * signature over those and the person's address, never the address – so that guesses from elsewhere do not keep the
 * owner out (OWASP's device cookies). It opens nothing: a password is still asked for.
 */
export const makeKnownBrowser = (clock: Clock, secret: string, isSecure: boolean) => {
  const sign = (email: string, id: string, issued: string) =>
    createHmac('sha256', secret).update(`known:${email.toLowerCase()}:${id}:${issued}`).digest('base64url')
  const isOf = (email: string, { id, issued, signature }: Entry) => {
    const right = Buffer.from(sign(email, id, issued))
    const given = Buffer.from(signature)
    return given.length === right.length && timingSafeEqual(given, right)
  }
  const seconds = () => Math.floor(clock.now().epochMilliseconds / 1000)
  return {
    /** The browser's own number, where somebody has been in with it under this address in the last half year. */
    numberOf: (request: FastifyRequest, email: string): string | undefined =>
      read(request).find(entry => isOf(email, entry) && seconds() - Number(entry.issued) < days * 24 * 3600)
        ?.id,

    /** The cookie of who has just come in. */
    remember: (request: FastifyRequest, email: string): string => {
      const id = randomBytes(12).toString('base64url')
      const issued = String(seconds())
      const others = read(request).filter(entry => !isOf(email, entry))
      const value = [{ id, issued, signature: sign(email, id, issued) }, ...others]
        .slice(0, most)
        .map(entry => `${entry.id}.${entry.issued}.${entry.signature}`)
        .join('~')
      const secure = isSecure ? '; Secure' : ''
      return `${name}=${value}; Max-Age=${days * 24 * 3600}; Path=/; HttpOnly; SameSite=Lax${secure}`
    },
  }
}

export type KnownBrowser = ReturnType<typeof makeKnownBrowser>
