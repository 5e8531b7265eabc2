import type { FastifyRequest } from 'fastify'
import type { BetterAuth } from './better-auth.ts'
import { type Enter, type Entered, headersOf } from './enter.ts'
import type { SessionCookie } from './session-cookie.ts'

export type PasskeyAnswer = NonNullable<
  Parameters<BetterAuth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response']
type Parts = { auth: BetterAuth; enter: Enter; cookie: SessionCookie }

/** The ways in that better-auth proves: password, code, mail link, passkey. Each answers what came of it. */
export const makeWays = ({ auth, enter, cookie }: Parts) => {
  const newcomer = (request: FastifyRequest) => headersOf(request, cookie, 'newcomer')
  return {
    password: (request: FastifyRequest, body: { email: string; password: string }): Promise<Entered> =>
      enter(request, 'password', () =>
        auth.api.signInEmail({ body, headers: newcomer(request), asResponse: true }),
      ),

    /** The six digits of an app or, where they are longer, one of the codes kept for the day the app is lost. */
    code: (request: FastifyRequest, code: string): Promise<Entered> => {
      const call = { headers: newcomer(request), asResponse: true } as const
      const digits = code.replace(/\s/g, '')
      return enter(request, 'code', () =>
        /^\d{6}$/.test(digits)
          ? auth.api.verifyTOTP({ ...call, body: { code: digits } })
          : auth.api.verifyBackupCode({ ...call, body: { code: digits } }),
      )
    },

    mailLink: (request: FastifyRequest, token: string): Promise<Entered> =>
      enter(request, 'mail_link', () =>
        auth.api.magicLinkVerify({ query: { token }, headers: newcomer(request), asResponse: true }),
      ),

    passkey: (request: FastifyRequest, response: PasskeyAnswer): Promise<Entered> =>
      enter(request, 'passkey', () =>
        auth.api.verifyPasskeyAuthentication({
          body: { response },
          headers: newcomer(request),
          asResponse: true,
        }),
      ),

    passkeyQuestion: (request: FastifyRequest): Promise<Response> =>
      auth.api.generatePasskeyAuthenticationOptions({ headers: newcomer(request), asResponse: true }),
  }
}

export type Ways = ReturnType<typeof makeWays>
