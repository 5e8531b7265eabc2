import type { FastifyRequest } from 'fastify'
import type { Attempts } from './attempts.ts'
import type { KnownBrowser } from './known-browser.ts'
import { networkOf } from './network.ts'

/**
 * Slows guessing down without keeping anybody out whose address is known: what fails is counted by account and network
 * together, by account over all networks, and by network; a browser that the person has been in with counts for itself.
 */
export const makeGuards = (attempts: Attempts, known: KnownBrowser) => ({
  /** Before a password is tried; answers what to do when it was right. */
  password: async (request: FastifyRequest, email: string): Promise<() => Promise<void>> => {
    const browser = known.numberOf(request, email)
    if (browser !== undefined && (await attempts.allows('browser', browser)))
      return () => attempts.succeeded('browser', browser)
    const network = networkOf(request.ip)
    const pair = `${email} ${network}`
    await attempts.count('network', network)
    await attempts.count('password', pair)
    await attempts.count('account', email)
    return async () => {
      await attempts.succeeded('network', network)
      await attempts.succeeded('password', pair)
      await attempts.succeeded('account', email)
    }
  },

  /** Before a link is sent. False: letters enough have just gone, and a link of theirs works still. */
  letter: async (request: FastifyRequest, email: string): Promise<boolean> => {
    const network = networkOf(request.ip)
    await attempts.count('network', network)
    await attempts.count('link', `${email} ${network}`)
    return attempts.allows('letter', email)
  },

  /** Before something that names nobody (passkey, code) is tried; answers what to do when it was right. */
  network: async (request: FastifyRequest): Promise<() => Promise<void>> => {
    const network = networkOf(request.ip)
    await attempts.count('network', network)
    return () => attempts.succeeded('network', network)
  },
})

export type Guards = ReturnType<typeof makeGuards>
