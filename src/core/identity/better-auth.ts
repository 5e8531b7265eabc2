import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import { newToken } from '../../kit/tokens.ts'
import type { Services } from '../web/services.ts'
import type { AuthDatabase } from './auth-database.ts'
import { lifetimes } from './lifetimes.ts'
import { makeProfileOf } from './provider-profile.ts'

export type Callbacks = {
  /** The mail with a sign-in link; it is posted in the transaction that stores the link. */
  sendLink: (email: string, token: string) => Promise<void>
  /** Before a provider's person is looked up by address: somebody invited becomes a person here. */
  beforeProvider: (profile: { email?: unknown; emailVerified?: unknown; name?: unknown }) => Promise<void>
}

export const providerId = 'oidc'
/** Where better-auth thinks that it lives: only the provider's way back is really served there. */
export const basePath = '/auth'

/** Ways in after which a code is asked for, where the person has turned codes on: all that is one factor. */
const oneFactor = new Set(['/sign-in/email', '/magic-link/verify'])

const codes = () => {
  const plugin = twoFactor({
    issuer: 'Plantskola',
    allowPasswordless: true,
    twoFactorCookieMaxAge: lifetimes.code,
    backupCodeOptions: { amount: 8, length: 10 },
  })
  const [hook] = plugin.hooks.after
  if (hook === undefined) throw new Error('better-auth’s two-factor plugin has no hook any more.')
  return {
    ...plugin,
    hooks: { after: [{ ...hook, matcher: (ctx: { path?: string }) => oneFactor.has(ctx.path ?? '') }] },
  }
}

/** A passkey alone lets in, so it must have asked for the finger, the face or the device's code itself. */
const passkeys = ({ config }: Services) =>
  passkey({
    rpID: new URL(config.publicUrl).hostname,
    rpName: 'Plantskola',
    origin: new URL(config.publicUrl).origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
      },
    },
  })

const provider = ({ config }: Services, { beforeProvider }: Callbacks) => {
  if (config.oidc === undefined) return []
  const discoveryUrl = `${config.oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  return [
    genericOAuth({
      config: [
        {
          providerId,
          clientId: config.oidc.clientId,
          ...(config.oidc.clientSecret === undefined ? {} : { clientSecret: config.oidc.clientSecret }),
          discoveryUrl,
          getUserInfo: makeProfileOf(discoveryUrl),
          requireIdTokenVerification: true,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          disableSignUp: true,
          mapProfileToUser: async ({ email, emailVerified, name }) => {
            await beforeProvider({ email, emailVerified, name })
            return {}
          },
        },
      ],
    }),
  ]
}

/** better-auth, told to do the ways in and nothing more: it makes no users, and none of its own pages are served. */
export const makeBetterAuth = (
  services: Services,
  database: AuthDatabase,
  callbacks: Callbacks,
  { withProvider = false } = {},
) => {
  const { config, secret } = services
  return betterAuth({
    appName: 'Plantskola',
    baseURL: config.publicUrl,
    basePath,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: database.kysely, type: 'postgres', schemaName: 'auth' },
    advanced: {
      cookiePrefix: 'plantskola',
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
    session: {
      expiresIn: lifetimes.session,
      // The end of a session stands from its start; use is noted by viewer-of.ts.
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: { membershipId: { type: 'string', required: false, input: false } },
    },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    databaseHooks: {
      account: {
        // A provider's tokens are not used again: they are not kept.
        create: {
          before: async account => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
        update: {
          before: async account => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      codes(),
      passkeys(services),
      magicLink({
        expiresIn: lifetimes.mailLink,
        disableSignUp: true,
        storeToken: 'hashed',
        generateToken: newToken,
        sendMagicLink: ({ email, token }) => callbacks.sendLink(email, token),
      }),
      ...(withProvider ? provider(services, callbacks) : []),
    ],
  })
}

export type BetterAuth = ReturnType<typeof makeBetterAuth>
