import type { FastifyRequest } from 'fastify'
import { system } from '../../kit/db/actor.ts'
import type { Services } from '../web/services.ts'
import type { Viewer } from '../web/viewer.ts'
import { type Attempts, makeAttempts } from './attempts.ts'
import { openAuthDatabase } from './auth-database.ts'
import { makeBetterAuth } from './better-auth.ts'
import { type DemoPerson, selectDemoPeople } from './demo-people.ts'
import { makeEnter } from './enter.ts'
import { type MailLinks, makeMailLinks, makeSendLink } from './mail-links.ts'
import { type Methods, makeMethods } from './methods.ts'
import { makeBeforeProvider, makeProvider, type Provider } from './provider.ts'
import { type SessionCookie, signToken } from './session-cookie.ts'
import { settle, type Way } from './settle.ts'
import { keepSwept } from './sweep.ts'
import { makeViewerOf } from './viewer-of.ts'
import { makeWays, type Ways } from './ways.ts'
import { selectWaysIn, type WaysIn } from './ways-in-query.ts'

/** Who somebody is: sign-in, sessions and how a request becomes a viewer. */
export type Identity = {
  /** The signed-in reader, read afresh for every request: a session ends the moment its membership or account does. */
  viewerOf: (request: FastifyRequest) => Promise<Viewer | null>
  /**
   * Makes a session without asking for proof, on the device that calls itself so (User-Agent); answers its cookie ("name=value") and the header that sets it, or null
   * where the account or every assignment has ended.
   */
  sessionFor: (
    personId: string,
    way?: Way,
    device?: string,
  ) => Promise<{ cookie: string; setCookie: string } | null>
  /** Gives a person a password, or changes it (demo, tests, command line). */
  setPassword: (personId: string, password: string) => Promise<void>
  /** The people one can be in the demo, in the order they were made. */
  demoPeople: () => Promise<DemoPerson[]>
  attempts: Attempts
  ways: Ways
  links: MailLinks
  provider: Provider
  methods: Methods
  waysIn: (viewer: Viewer) => Promise<WaysIn>
  cookie: SessionCookie & { clear: string }
  close: () => Promise<void>
}

export const openIdentity = async (services: Services, databaseUrl: string): Promise<Identity> => {
  const { clock, secret, db } = services
  const database = openAuthDatabase(databaseUrl)
  const callbacks = {
    sendLink: makeSendLink(services, database),
    beforeProvider: makeBeforeProvider(services, database),
  }
  const auth = makeBetterAuth(services, database, callbacks)
  const context = await auth.$context
  const { name, attributes } = context.authCookies.sessionToken
  const secure = attributes.secure ? '; Secure' : ''
  const cookie = { name, secret, clear: `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}` }
  const enter = makeEnter(database, clock, cookie)
  const sweeping = keepSwept(database, clock)
  return {
    viewerOf: makeViewerOf(database, clock, cookie),
    sessionFor: (personId, way = 'given', device = '') =>
      database.inAuth(async tx => {
        const { token } = await context.internalAdapter.createSession(personId, false, {
          userAgent: device.slice(0, 300),
        })
        if (!(await settle(tx, clock, token, way))) return null
        const pair = `${name}=${encodeURIComponent(signToken(token, secret))}`
        return {
          cookie: pair,
          setCookie: `${pair}; Max-Age=${attributes.maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`,
        }
      }),
    setPassword: (personId, password) =>
      database.inAuth(async () => {
        const hash = await context.password.hash(password)
        const kept = (await context.internalAdapter.findAccounts(personId)).some(
          a => a.providerId === 'credential',
        )
        const account = { userId: personId, providerId: 'credential', accountId: personId, password: hash }
        await (kept
          ? context.internalAdapter.updatePassword(personId, hash)
          : context.internalAdapter.createAccount(account))
      }),
    demoPeople: () => db.inActor(system('demo'), selectDemoPeople),
    attempts: makeAttempts(database, clock, secret),
    ways: makeWays({ auth, enter, cookie }),
    links: makeMailLinks(services, database, auth),
    provider: makeProvider({ services, database, callbacks, enter, cookie }),
    methods: makeMethods({ auth, database, clock, cookie }),
    waysIn: viewer => selectWaysIn(database, viewer),
    cookie,
    close: async () => {
      clearInterval(sweeping)
      await database.close()
    },
  }
}
