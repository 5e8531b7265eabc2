import type { FastifyRequest } from 'fastify'
import { system, type Tx } from '../../kit/db/actor.ts'
import type { Services } from '../web/services.ts'
import type { Viewer } from '../web/viewer.ts'
import { type Attempts, makeAttempts } from './attempts.ts'
import { openAuthDatabase } from './auth-database.ts'
import { makeBetterAuth } from './better-auth.ts'
import { type DemoPerson, selectDemoPeople } from './demo-people.ts'
import { endBefore, makeEnter } from './enter.ts'
import { type Guards, makeGuards } from './guards.ts'
import { makeKnownBrowser } from './known-browser.ts'
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
   * Makes a session without asking for proof (tests, measurements); answers its cookie ("name=value"), or null where the
   * account or every assignment has ended.
   */
  sessionFor: (personId: string, way?: Way) => Promise<{ cookie: string } | null>
  /** The same for somebody whom a link or the demo lets in: the headers that set the cookies; the browser's session before ends. */
  letIn: (request: FastifyRequest, personId: string, way: Way) => Promise<string[] | null>
  /** Gives a person a password, or changes it (demo, tests, command line). */
  setPassword: (personId: string, password: string) => Promise<void>
  /** The people one can be in the demo, in the order they were made. */
  demoPeople: () => Promise<DemoPerson[]>
  attempts: Attempts
  guards: Guards
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
  const known = makeKnownBrowser(clock, secret, attributes.secure === true)
  const enter = makeEnter(database, clock, cookie, known)
  const attempts = makeAttempts(database, clock, secret)
  const makeSession = async (tx: Tx, personId: string, way: Way, device = '') => {
    const { token } = await context.internalAdapter.createSession(personId, false, {
      userAgent: device.slice(0, 300),
    })
    const person = await settle(tx, clock, token, way)
    return person === undefined
      ? null
      : { ...person, cookie: `${name}=${encodeURIComponent(signToken(token, secret))}` }
  }
  const sweeping = keepSwept(database, clock)
  return {
    viewerOf: makeViewerOf(database, clock, cookie),
    sessionFor: (personId, way = 'given') =>
      database.inAuth(async tx => {
        const made = await makeSession(tx, personId, way)
        return made && { cookie: made.cookie }
      }),
    letIn: (request, personId, way) =>
      database.inAuth(async tx => {
        const made = await makeSession(tx, personId, way, request.headers['user-agent'])
        if (made === null) return null
        await endBefore(tx, request, cookie)
        const set = `${made.cookie}; Max-Age=${attributes.maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`
        return [set, known.remember(request, made.email)]
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
    attempts,
    guards: makeGuards(attempts, known),
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
