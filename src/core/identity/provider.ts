import type { FastifyRequest } from 'fastify'
import type { Services } from '../web/services.ts'
import { acceptAllFor } from './accept-invitation.ts'
import type { AuthDatabase } from './auth-database.ts'
import { type BetterAuth, type Callbacks, makeBetterAuth, providerId } from './better-auth.ts'
import { type Enter, type Entered, headersOf } from './enter.ts'
import { selectOptionalPersonByEmail } from './persons.ts'
import type { SessionCookie } from './session-cookie.ts'

/** A newcomer whose verified address somebody has invited becomes a person; nobody else comes in by being known elsewhere. */
export const makeBeforeProvider =
  ({ clock }: Services, { inAuth }: AuthDatabase): Callbacks['beforeProvider'] =>
  ({ email, emailVerified, name }) =>
    inAuth(async tx => {
      if (typeof email !== 'string' || emailVerified !== true) return
      if (await selectOptionalPersonByEmail(tx, email)) return
      await acceptAllFor(tx, clock, { email, name: typeof name === 'string' ? name.slice(0, 200) : email })
    })

type Parts = {
  services: Services
  database: AuthDatabase
  callbacks: Callbacks
  enter: Enter
  cookie: SessionCookie
}

/**
 * Sign-in at the organisation's own directory or an e-identification broker (OpenID Connect with PKCE). The provider is
 * asked for its addresses the first time somebody wants in, so that the app starts, and others get in, while it is down.
 */
export const makeProvider = ({ services, database, callbacks, enter, cookie }: Parts) => {
  let found: Promise<BetterAuth> | undefined
  const ask = async (): Promise<BetterAuth> => {
    const auth = makeBetterAuth(services, database, callbacks, { withProvider: true })
    const { socialProviders } = await auth.$context
    if (!socialProviders.some(p => p.id === providerId))
      throw new Error('The OpenID provider does not answer.')
    return auth
  }
  const ready = () => {
    found ??= ask().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    name: services.config.oidc?.name,

    /** Where to send the browser, and the cookies that bind the answer to it; undefined while the provider is down. */
    start: async (
      request: FastifyRequest,
      till: string,
    ): Promise<{ url: string; cookies: string[] } | undefined> => {
      const auth = await ready().catch(() => undefined)
      if (auth === undefined) return undefined
      const response = await auth.api.signInSocial({
        body: { provider: providerId, callbackURL: till, errorCallbackURL: '/logga-in/fel' },
        headers: headersOf(request, cookie, 'newcomer'),
        asResponse: true,
      })
      const { url } = (await response.json()) as { url?: string }
      return url === undefined ? undefined : { url, cookies: response.headers.getSetCookie() }
    },

    finish: async (request: FastifyRequest): Promise<Entered> => {
      const auth = await ready()
      const url = new URL(request.url, services.config.publicUrl)
      return enter(request, 'oidc', () =>
        auth.handler(new Request(url, { headers: headersOf(request, cookie, 'newcomer') })),
      )
    },
  }
}

export type Provider = ReturnType<typeof makeProvider>
