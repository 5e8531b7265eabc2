import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'

export type KnownThere = { sub: string; email?: string; email_verified?: boolean; name?: string }

/**
 * A certified OpenID provider on this machine, as a municipality's own directory would be. Whoever comes is the person
 * that `signs` names; there is no page between, since the browser of these tests has no eyes.
 */
export const openProvider = async (redirectUri: string) => {
  let who: KnownThere = { sub: 'nobody' }
  let instead: object | undefined
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const issuer = `http://127.0.0.1:${port}`
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'plantskola',
        client_secret: 'a secret of the tests',
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    jwks: { keys: [{ ...key, use: 'sig', alg: 'ES256' }] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...who, sub }) }),
    loadExistingGrant: async ctx => {
      const { client, session } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (req.url?.startsWith('/interaction/')) {
      provider.interactionFinished(req, res, { login: { accountId: who.sub } }).catch(() => res.destroy())
    } else if (instead !== undefined && req.url?.startsWith('/me')) {
      res.setHeader('content-type', 'application/json').end(JSON.stringify(instead))
    } else answer(req, res)
  })

  /** Follows the browser's way through the provider; answers the address it is sent back to. */
  const walk = async (start: string): Promise<string> => {
    const jar = new Map<string, string>()
    let at = start
    for (let step = 0; step < 10 && at.startsWith(issuer); step++) {
      const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ')
      const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      at = new URL(response.headers.get('location') ?? '', at).href
    }
    return at
  }
  return {
    issuer,
    signs: (person: KnownThere) => {
      who = person
    },
    /** What its userinfo says from now on, whoever is asked about; undefined: the truth again. */
    says: (claims: object | undefined) => {
      instead = claims
    },
    walk,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
