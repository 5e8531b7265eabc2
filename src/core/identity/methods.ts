import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'
import type { Viewer } from '../web/viewer.ts'
import type { AuthDatabase } from './auth-database.ts'
import type { BetterAuth } from './better-auth.ts'
import { headersOf, tokenSet } from './enter.ts'
import type { SessionCookie } from './session-cookie.ts'
import { noteOfPerson } from './settle.ts'

type Parts = { auth: BetterAuth; database: AuthDatabase; clock: Clock; cookie: SessionCookie }
/** `cookies`: better-auth gives a new session when a way in changes; the browser must have it. */
export type Changed = { ok: boolean; cookies: string[]; body: unknown }

/** How a signed-in person changes their ways in. Each change and its line in the log are stored together. */
export const makeMethods = ({ auth, database, clock, cookie }: Parts) => {
  const reader = (request: FastifyRequest) =>
    ({ headers: headersOf(request, cookie, 'reader'), asResponse: true }) as const

  const change = (
    request: FastifyRequest,
    action: string | null,
    call: () => Promise<Response>,
  ): Promise<Changed> =>
    database.inAuth(async tx => {
      const { viewer } = request
      if (viewer === null) throw new Error('Only somebody signed in changes their ways in.')
      const response = await call()
      const cookies = response.headers.getSetCookie()
      const token = tokenSet(cookies, cookie)
      if (token !== undefined) {
        await sql`update auth.session set "membershipId" = ${viewer.seat?.membershipId ?? null} where token = ${token}`.execute(
          tx,
        )
      }
      if (response.ok && action !== null) await noteOfPerson(tx, clock, viewer.personId, action)
      return { ok: response.ok, cookies, body: await response.json().catch(() => null) }
    })

  return {
    /** A new secret and spare codes; nothing changes until a code of it is confirmed. */
    beginCodes: (request: FastifyRequest, password: string | undefined) =>
      change(request, null, () =>
        auth.api.enableTwoFactor({ ...reader(request), body: password === undefined ? {} : { password } }),
      ),
    confirmCodes: (request: FastifyRequest, code: string) =>
      change(request, 'codes_turned_on', () =>
        auth.api.verifyTOTP({ ...reader(request), body: { code: code.replace(/\s/g, '') } }),
      ),
    endCodes: (request: FastifyRequest, password: string | undefined) =>
      change(request, 'codes_turned_off', () =>
        auth.api.disableTwoFactor({ ...reader(request), body: password === undefined ? {} : { password } }),
      ),
    passkeyQuestion: (request: FastifyRequest) =>
      change(request, null, () => auth.api.generatePasskeyRegistrationOptions({ ...reader(request) })),
    addPasskey: (request: FastifyRequest, body: { response: unknown; name: string }) =>
      change(request, 'passkey_added', () =>
        auth.api.verifyPasskeyRegistration({ ...reader(request), body }),
      ),
    removePasskey: (request: FastifyRequest, id: string) =>
      change(request, 'passkey_removed', () => auth.api.deletePasskey({ ...reader(request), body: { id } })),

    /** False when the present password is wrong. Every other session of the person ends. */
    changePassword: (viewer: Viewer, present: string | undefined, next: string): Promise<boolean> =>
      database.inAuth(async tx => {
        const { internalAdapter, password } = await auth.$context
        const kept = (await internalAdapter.findAccounts(viewer.personId)).find(
          a => a.providerId === 'credential',
        )
        if (kept?.password) {
          if (!(await password.verify({ password: present ?? '', hash: kept.password }))) return false
          await internalAdapter.updatePassword(viewer.personId, await password.hash(next))
        } else {
          const account = { userId: viewer.personId, providerId: 'credential', accountId: viewer.personId }
          await internalAdapter.createAccount({ ...account, password: await password.hash(next) })
        }
        await sql`delete from auth.session where "userId" = ${viewer.personId} and id <> ${viewer.sessionId}`.execute(
          tx,
        )
        await noteOfPerson(tx, clock, viewer.personId, 'password_changed')
        return true
      }),

    /** Ends one of the person's sessions, or all but the one in use. */
    endSessions: (viewer: Viewer, sessionId?: string): Promise<void> =>
      database.inAuth(async tx => {
        const which = sessionId === undefined ? sql`id <> ${viewer.sessionId}` : sql`id = ${sessionId}`
        await sql`delete from auth.session where "userId" = ${viewer.personId} and ${which}`.execute(tx)
        await noteOfPerson(
          tx,
          clock,
          viewer.personId,
          sessionId === undefined ? 'other_sessions_ended' : 'session_ended',
        )
      }),

    signOut: (request: FastifyRequest): Promise<void> =>
      database.inAuth(async tx => {
        if (request.viewer === null) return
        await sql`delete from auth.session where id = ${request.viewer.sessionId}`.execute(tx)
        await noteOfPerson(tx, clock, request.viewer.personId, 'signed_out')
      }),

    chooseSeat: (viewer: Viewer, membershipId: string): Promise<unknown> =>
      database.inAuth(tx =>
        sql`update auth.session set "membershipId" = ${membershipId} where id = ${viewer.sessionId}`.execute(
          tx,
        ),
      ),
  }
}

export type Methods = ReturnType<typeof makeMethods>
